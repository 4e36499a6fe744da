-- The network said that the account sends too much: nobody sends for a while, then all together at most at this rate.
-- KEYS 1 pace of the account (see account_leave.lua)
-- ARGV 1 wait in milliseconds, 2 rate per second, 3 how long the rate is kept, in milliseconds
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local till = math.max(now + tonumber(ARGV[1]), tonumber(redis.call('HGET', KEYS[1], 'until') or '0'))
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', till), 'rate', ARGV[2])
redis.call('PEXPIRE', KEYS[1], till - now + tonumber(ARGV[3]))
return 1
