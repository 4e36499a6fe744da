-- Claims one outbound message for sending. The claim outlives the longest send (5 s), so that a node that stalls past
-- its lease does not send beside the next one.
-- A call that Redis did not answer in time may still be carried out when nobody waits for it: whoever made it knows the
-- claim as its own by its token and need not wait for its end.
-- KEYS 1 outbound stream, 2 sending hash, 3 pace of the contact, 4 conversation
-- ARGV 1 entry id, 2 claim in milliseconds, 3 milliseconds between two messages to the contact,
--      4 how many milliseconds the contact may be written to ahead of that pace; -1 = the pace is kept only while KEYS 3 is
--      there, which is while the network thinks we write too much,
--      5 token of whoever claims it,
--      6 from how many deaths on it is left to whoever tries suspects, one at a time; 0 = that is us
-- Answer: two numbers, and with a claim the conversation.
--   tries, deaths, version, state: it is ours now; the number of this try (1, 2, …), how often a node died with it in hand,
--     and the conversation as it stands
--   0, wait: not yet; look again after so many milliseconds
--   -1, 0: it is settled
--   -2, deaths: left to whoever tries suspects
if #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) == 0 then
  return {-1, 0}
end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local tries, deaths = 0, 0
local state = redis.call('HGET', KEYS[2], ARGV[1])
if state then
  local a, claimed, due, d, owner = string.match(state, '(%d+) (%d+) (%d+) ?(%d*) ?(%S*)')
  tries, claimed, due, deaths = tonumber(a), tonumber(claimed), tonumber(due), tonumber(d) or 0
  local ours = owner == ARGV[5]
  if (claimed > now and not ours) or due > now then
    return {0, math.max(claimed, due) - now}
  end
  if ours then
    tries = tries - 1
  elseif claimed > 0 then
    deaths = deaths + 1
  end
end
if ARGV[6] ~= '0' and deaths >= tonumber(ARGV[6]) then
  return {-2, deaths}
end
local next = tonumber(redis.call('GET', KEYS[3]) or '')
local ahead = tonumber(ARGV[4])
if next or ahead >= 0 then
  local wait = (next or now) - math.max(0, ahead) - now
  if wait > 0 then
    return {0, math.ceil(wait)}
  end
  local after = math.max(next or now, now) + tonumber(ARGV[3])
  if ahead < 0 then
    redis.call('SET', KEYS[3], string.format('%.0f', after), 'KEEPTTL')
  else
    redis.call('SET', KEYS[3], string.format('%.0f', after), 'PX', string.format('%.0f', math.ceil(after - now)))
  end
end
tries = tries + 1
redis.call('HSET', KEYS[2], ARGV[1], string.format('%d %.0f 0 %d %s', tries, now + tonumber(ARGV[2]), deaths, ARGV[5]))
local conversation = redis.call('HMGET', KEYS[4], 'version', 'state')
return {tries, deaths, conversation[1] or '', conversation[2] or ''}
