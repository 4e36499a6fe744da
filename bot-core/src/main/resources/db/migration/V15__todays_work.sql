-- What an agent is to do today is asked for with every look at the first page.
create index lead_of_agent  on lead (agent_id, due_at)  where status <> 'closed';
create index lead_of_acting on lead (acting_id, due_at) where status <> 'closed' and acting_id is not null;
create index lead_due       on lead (due_at)            where status <> 'closed';
create index conversation_held_by on conversation (agent_id) where holder = 'agent';
