-- Puts one line into a web-chat visitor's log, once.
-- KEYS 1 seen key of the line, 2 log stream
-- ARGV 1 the line as JSON, 2 longest log, 3 how long the log is kept, in seconds
-- Answer: the id of the line, or '' when it is there already
if not redis.call('SET', KEYS[1], '1', 'NX', 'EX', 86400) then
  return ''
end
local id = redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[2], '*', 'j', ARGV[1])
redis.call('EXPIRE', KEYS[2], ARGV[3])
return id
