-- A send is to be tried again later: the claim is given up.
-- KEYS 1 sending hash, 2 pace of the contact
-- ARGV 1 entry id, 2 number of tries so far, 3 wait in milliseconds,
--      4 how long the contact is written to more slowly after that, in milliseconds; 0 = no slower than before,
--      5 how many milliseconds the contact may be written to ahead of the pace (see begin_send.lua): none of it is left
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local due = now + tonumber(ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' 0 ' .. string.format('%.0f', due) .. ' 0')
if ARGV[4] ~= '0' then
  redis.call('SET', KEYS[2], string.format('%.0f', due + tonumber(ARGV[5])), 'PX', tonumber(ARGV[3]) + tonumber(ARGV[4]))
end
return 1
