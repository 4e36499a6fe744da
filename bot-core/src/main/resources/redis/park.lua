-- Puts an entry that cannot be handled aside, for a person to look at, and lets the ones behind it pass.
-- KEYS 1 the stream it is in, 2 dead stream
-- ARGV 1 its id, 2 which stream, 3 why, without personal data
-- Answer: 1 when it was there, else 0
local entry = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #entry == 0 then
  return 0
end
redis.call('XADD', KEYS[2], '*', 'what', ARGV[2], 'why', ARGV[3], 'body', entry[1][2][2])
redis.call('XDEL', KEYS[1], ARGV[1])
return 1
