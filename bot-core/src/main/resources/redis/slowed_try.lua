-- One more try, unless somebody has to wait. Counted before it is known how it ends: many at once are no more tries.
-- KEYS 1.. counters: HASH tries, until (milliseconds); one tag, so that a cluster has them in one slot
-- ARGV 1 now in milliseconds, 2 first wait, 3 longest wait, 4 forgotten after (milliseconds), 5.. how many tries each counter has free
-- answers the milliseconds to wait; 0 = go on
local now = tonumber(ARGV[1])
local wait = 0
for i = 1, #KEYS do
  wait = math.max(wait, tonumber(redis.call('HGET', KEYS[i], 'until') or '0') - now)
end
if wait > 0 then return wait end
for i = 1, #KEYS do
  local over = redis.call('HINCRBY', KEYS[i], 'tries', 1) - tonumber(ARGV[4 + i])
  if over >= 0 then
    local pause = math.min(tonumber(ARGV[2]) * 2 ^ math.min(over, 20), tonumber(ARGV[3]))
    redis.call('HSET', KEYS[i], 'until', string.format('%.0f', now + pause))
  end
  redis.call('PEXPIRE', KEYS[i], ARGV[4])
end
return 0
