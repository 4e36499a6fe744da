-- A send is to be tried again later: the claim is given up.
-- KEYS 1 sending hash
-- ARGV 1 entry id, 2 number of tries so far, 3 wait in milliseconds
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d 0 %.0f', ARGV[2], now + tonumber(ARGV[3])))
return 1
