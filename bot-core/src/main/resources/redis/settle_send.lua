-- A send is settled: the message leaves the stream and what became of it is recorded.
-- KEYS 1 outbound stream, 2 sending hash, 3 records stream, 4 dead stream
-- ARGV 1 entry id, 2 record as JSON or '', 3 why the message is also put aside for a person to look at, or ''
-- Answer: 1 when it was still unsettled, else 0
redis.call('HDEL', KEYS[2], ARGV[1])
local entry = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #entry == 0 then
  return 0
end
redis.call('XDEL', KEYS[1], ARGV[1])
if ARGV[2] ~= '' then
  redis.call('XADD', KEYS[3], '*', 'r', ARGV[2])
end
if ARGV[3] ~= '' then
  redis.call('XADD', KEYS[4], '*', 'what', 'outbound', 'why', ARGV[3], 'body', entry[1][2][2])
end
return 1
