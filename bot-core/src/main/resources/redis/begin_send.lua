-- Claims one outbound message for sending. The claim outlives the longest send (5 s), so that a node that stalls past
-- its lease does not send beside the next one.
-- KEYS 1 outbound stream, 2 sending hash, 3 pace of the contact: set only while the network thinks we write too much,
--      4 conversation
-- ARGV 1 entry id, 2 claim in milliseconds, 3 least milliseconds between two messages to the contact while KEYS 3 is set
-- Answer: two numbers, and with a claim the conversation.
--   tries, deaths, version, state: it is ours now; the number of this try (1, 2, …), how often a node died with it in hand,
--     and the conversation as it stands
--   0, wait: not yet; look again after so many milliseconds
--   -1, 0: it is settled
if #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) == 0 then
  return {-1, 0}
end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local tries, deaths = 0, 0
local state = redis.call('HGET', KEYS[2], ARGV[1])
if state then
  local a, claimed, due, d = string.match(state, '(%d+) (%d+) (%d+) ?(%d*)')
  tries, claimed, due, deaths = tonumber(a), tonumber(claimed), tonumber(due), tonumber(d) or 0
  if claimed > now or due > now then
    return {0, math.max(claimed, due) - now}
  end
  if claimed > 0 then
    deaths = deaths + 1
  end
end
local next = redis.call('GET', KEYS[3])
if next then
  if tonumber(next) > now then
    return {0, tonumber(next) - now}
  end
  redis.call('SET', KEYS[3], string.format('%.0f', now + tonumber(ARGV[3])), 'KEEPTTL')
end
tries = tries + 1
redis.call('HSET', KEYS[2], ARGV[1], string.format('%d %.0f 0 %d', tries, now + tonumber(ARGV[2]), deaths))
local conversation = redis.call('HMGET', KEYS[4], 'version', 'state')
return {tries, deaths, conversation[1] or '', conversation[2] or ''}
