-- Why a message of ours did not go out, so that the agent reads it beside the message.
alter table message add column failure text check (failure in (
  'window_closed',    -- the network's time for writing to this person is over
  'human_only',       -- the network now lets only a signed-in person write
  'contact_stopped',  -- the person blocked or left us
  'refused',          -- the network will never take it
  'gave_up'));        -- tried as often as is sensible
