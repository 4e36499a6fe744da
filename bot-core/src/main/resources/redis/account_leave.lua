-- Gives out leave to send on one account, shared by all nodes: a leaky bucket with a fifth of a second of slack.
-- KEYS 1 pace of the account: HASH until (nobody sends before), rate (per second, learnt), next (when the next one may go)
-- ARGV 1 how many are wanted, 2 rate per second when none was learnt; 0 = no limit then
-- Answer: how many may go (-1: no limit at present), and how many milliseconds to wait when none
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local pace = redis.call('HMGET', KEYS[1], 'until', 'rate', 'next')
if pace[1] and tonumber(pace[1]) > now then
  return {0, math.ceil(tonumber(pace[1]) - now)}
end
local rate = tonumber(pace[2] or ARGV[2])
if rate == 0 then
  return {-1, 0}
end
local between = 1000 / rate
local next = math.max(tonumber(pace[3] or '0'), now - 200)
local granted = math.min(tonumber(ARGV[1]), math.floor((now - next) / between) + 1)
if granted <= 0 then
  return {0, math.ceil(next - now)}
end
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', next + granted * between))
if not pace[2] then
  redis.call('PEXPIRE', KEYS[1], 10000)
end
return {granted, 0}
