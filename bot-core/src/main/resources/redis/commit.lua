-- Ends one turn: the new state of the conversation, when it wants to be rung, what is to be sent, what is to be recorded,
-- and the event is done. All or nothing. That the event is still in the stream is the token that makes a turn happen once.
-- KEYS 1 inbound stream, 2 conversation, 3 outbound stream, 4 records stream, 5 timers, 6 dead stream
-- ARGV 1 stream id of the event, 2 the version the turn was thought out on, 3 the next version, 4 the new state (JSON),
--      5 how long the conversation is kept, in seconds, 6 the contact, 7 when its next timer rings, in milliseconds, or '',
--      8 why the event is also put aside for a person to look at, or '',
--      9 how many outbound messages follow, then these, then records
-- Answer: OK, GONE (somebody else finished this event), STALE (the conversation has moved on; think again)
local event = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #event == 0 then
  return 'GONE'
end
if (redis.call('HGET', KEYS[2], 'version') or '0') ~= ARGV[2] then
  return 'STALE'
end
redis.call('HSET', KEYS[2], 'version', ARGV[3], 'state', ARGV[4])
redis.call('EXPIRE', KEYS[2], ARGV[5])
if ARGV[7] == '' then
  redis.call('ZREM', KEYS[5], ARGV[6])
else
  redis.call('ZADD', KEYS[5], ARGV[7], ARGV[6])
end
if ARGV[8] ~= '' then
  redis.call('XADD', KEYS[6], '*', 'what', 'inbound', 'why', ARGV[8], 'body', event[1][2][2])
end
local outbound = tonumber(ARGV[9])
for i = 10, 9 + outbound do
  redis.call('XADD', KEYS[3], '*', 'm', ARGV[i])
end
for i = 10 + outbound, #ARGV do
  redis.call('XADD', KEYS[4], '*', 'r', ARGV[i])
end
redis.call('XDEL', KEYS[1], ARGV[1])
return 'OK'
