-- A node shows itself and learns who else is alive. By the clock of Redis alone, so that nodes' clocks need not agree.
-- KEYS 1 nodes
-- ARGV 1 node, 2 for how many milliseconds a sign of life counts, 3 after how many milliseconds a node is forgotten
-- Answer: the nodes that are alive, this one among them
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - tonumber(ARGV[3])))
-- A sign of life from times to come says nothing: the clock of Redis was put back since, or an older node wrote its own.
local latest = string.format('%.0f', now + tonumber(ARGV[2]))
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. latest, '+inf')
return redis.call('ZRANGEBYSCORE', KEYS[1], string.format('%.0f', now - tonumber(ARGV[2])), latest)
