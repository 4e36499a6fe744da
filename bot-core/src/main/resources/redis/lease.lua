-- Takes or renews a lease.
-- KEYS 1 lease key; ARGV 1 node, 2 milliseconds. Answer: 1 when this node holds it now, else 0
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
