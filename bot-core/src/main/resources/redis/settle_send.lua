-- A send is settled: the message leaves the stream and what became of it is recorded.
-- KEYS 1 outbound stream, 2 sending hash, 3 records stream
-- ARGV 1 entry id, 2 record as JSON or ''
-- Answer: 1 when it was still unsettled, else 0
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then
  return 0
end
if ARGV[2] ~= '' then
  redis.call('XADD', KEYS[3], '*', 'r', ARGV[2])
end
return 1
