-- Uses up a code for going on with a conversation elsewhere. The same event asked again gets the same answer.
-- KEYS 1 the code, 2 what this event was answered, 3 wrong tries of this contact, 4 wrong tries of all
-- ARGV 1 event key, 2 contact, 3 most tries per contact and hour, 4 most tries of all in ten minutes
-- Answer: the contact whose conversation it is, 'unknown' or 'often'
local before = redis.call('GET', KEYS[2])
if before then
  return before
end
local answer = 'unknown'
if redis.call('SCARD', KEYS[3]) >= tonumber(ARGV[3]) or redis.call('SCARD', KEYS[4]) >= tonumber(ARGV[4]) then
  answer = 'often'
else
  local from = redis.call('GET', KEYS[1])
  if from and from ~= ARGV[2] then
    redis.call('DEL', KEYS[1])
    answer = from
  else
    redis.call('SADD', KEYS[3], ARGV[1])
    redis.call('EXPIRE', KEYS[3], 3600)
    redis.call('SADD', KEYS[4], ARGV[1])
    if redis.call('TTL', KEYS[4]) < 0 then
      redis.call('EXPIRE', KEYS[4], 600)
    end
  end
end
redis.call('SET', KEYS[2], answer, 'EX', 86400)
return answer
