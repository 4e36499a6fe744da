-- Rings one conversation's timers: it leaves the list of timers and enters the inbound stream.
-- KEYS 1 timers, 2 inbound stream
-- ARGV 1 contact, 2 the time it was read with, 3 the event as JSON
-- Answer: 1, or 0 when somebody else rang it or it was set to another time since
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not due or tonumber(due) ~= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('XADD', KEYS[2], '*', 'e', ARGV[3])
return 1
