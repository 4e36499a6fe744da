-- Takes in events of one shard, each once, all of them or none.
-- KEYS 1 inbound stream, 2 … the seen key of each event
-- ARGV 1 how long repeats are known, in seconds, 2 how many events may wait in the stream (0 = any), 3 … the events as JSON
-- Answer: how many were new; -1 when too many wait and nothing was changed
if ARGV[2] ~= '0' and redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) then
  for i = 2, #KEYS do
    if redis.call('EXISTS', KEYS[i]) == 0 then
      return -1
    end
  end
  return 0
end
local taken = 0
for i = 2, #KEYS do
  if redis.call('SET', KEYS[i], '1', 'NX', 'EX', ARGV[1]) then
    redis.call('XADD', KEYS[1], '*', 'e', ARGV[i + 1])
    taken = taken + 1
  end
end
return taken
