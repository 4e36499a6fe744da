-- Puts a dead letter back to the end of the stream it came from.
-- KEYS 1 dead stream, 2 inbound, 3 outbound, 4 records
-- ARGV 1 its id, 2 what is put back
-- Answer: 1 when it was there, else 0
local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #found == 0 then
  return 0
end
local fields = {}
for i = 1, #found[1][2], 2 do
  fields[found[1][2][i]] = found[1][2][i + 1]
end
local stream, name = KEYS[2], 'e'
if fields['what'] == 'outbound' then
  stream, name = KEYS[3], 'm'
elseif fields['what'] == 'records' then
  stream, name = KEYS[4], 'r'
end
redis.call('XADD', stream, '*', name, ARGV[2])
redis.call('XDEL', KEYS[1], ARGV[1])
return 1
