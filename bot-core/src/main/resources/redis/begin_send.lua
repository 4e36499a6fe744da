-- Claims one outbound message for sending. The claim outlives the longest send (5 s), so that a node that stalls past
-- its lease does not send beside the next one.
-- KEYS 1 outbound stream, 2 sending hash
-- ARGV 1 entry id, 2 claim in milliseconds
-- Answer: the number of this try (1, 2, …); 0 when it is settled, claimed, or not due yet
if #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) == 0 then
  return 0
end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local attempts = 0
local state = redis.call('HGET', KEYS[2], ARGV[1])
if state then
  local a, claimed, due = string.match(state, '(%d+) (%d+) (%d+)')
  attempts = tonumber(a)
  if tonumber(claimed) > now or tonumber(due) > now then
    return 0
  end
end
attempts = attempts + 1
redis.call('HSET', KEYS[2], ARGV[1], string.format('%d %.0f 0', attempts, now + tonumber(ARGV[2])))
return attempts
