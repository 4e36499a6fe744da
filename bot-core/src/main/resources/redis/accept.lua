-- Takes in one event, once.
-- KEYS 1 seen key of the event, 2 inbound stream
-- ARGV 1 how long repeats are known, in seconds, 2 the event as JSON
-- Answer: the stream id of the new entry, or '' when the event was taken in before.
if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[1]) then
  return ''
end
return redis.call('XADD', KEYS[2], '*', 'e', ARGV[2])
