-- Every open lead has somebody responsible, a next step and a time at which it is looked at again.

alter table agent add column audiences  text[] not null default '{}';   -- groups the agent takes; empty = all
alter table agent add column deputy_id  uuid references agent;
alter table agent add column desk       text unique;                    -- contact id of the agent's own chat with us

-- The last in every chain of responsibility: never on leave, cannot sign in. Supervisors see what lands here.
insert into agent (agent_id, user_name, password_hash, full_name, code, roles, created_at)
values ('00000000-0000-0000-0000-00000000de5c', 'van-phong', '!', 'Văn phòng', 'VP-0000', '{office}', now());

create sequence lead_number start 1001;
alter table lead
  add column number         bigint not null default nextval('lead_number') unique,
  add column responsible_id uuid references agent,
  add column acting_id      uuid references agent,     -- acts while the responsible one is away or does nothing
  add column next_step      text not null default 'call',
  add column due_at         timestamptz,
  add column look_at        timestamptz,               -- when LeadWatch looks next; never empty for an open lead
  add column alarm          int    not null default 0, -- how often it was overdue since the last deed
  add column tries          int    not null default 0, -- calls in a row nobody answered
  add column outcome        text,
  add column earlier        text,
  add column wish           text,
  add column answered       text[] not null default '{}',
  add column computed       text;
update lead set responsible_id = coalesce(agent_id, '00000000-0000-0000-0000-00000000de5c'), due_at = opened_at,
  look_at = opened_at where status <> 'closed';
update lead set next_step = 'none' where status = 'closed';
alter table lead add constraint lead_is_seen_to check (
  status = 'closed' or (responsible_id is not null and due_at is not null and look_at is not null));
create index lead_to_look_at on lead (look_at) where status <> 'closed';
create index lead_of_responsible on lead (responsible_id, due_at) where status <> 'closed';

-- What happened to a lead, oldest first. Texts are staff's own words.
create table lead_event (
  event_id text primary key,
  lead_id  uuid        not null references lead,
  at       timestamptz not null,
  kind     text        not null,        -- opened, taken, outcome, note, transferred, reminded, escalated, withdrawn, rated
  agent_id uuid references agent,       -- who did it; empty: the server
  other_id uuid references agent,       -- to whom
  text     text,
  position bigint generated always as identity
);
create index lead_event_of_lead on lead_event (lead_id, position);

-- Conversation events decided here, in the same transaction as what led to them; posted to the inbound streams and
-- deleted at once. The event's key keeps a second posting without effect.
create table event_to_post (
  event_key  text primary key,
  contact_id text        not null,
  event      text        not null,      -- as JSON; may be personal, so it stays only until posted
  post_at    timestamptz not null,      -- not before: people sleep
  alert_of   uuid                       -- the lead an alert is about; goes when that lead is closed
);
create index event_to_post_at on event_to_post (post_at);
create index event_to_post_of_contact on event_to_post (contact_id);

-- One-time codes by which an agent links their own chat.
create table agent_link_code (
  agent_id   uuid primary key references agent,
  code_hash  text        not null unique,
  expires_at timestamptz not null,
  used_by    text                        -- key of the message that used it
);
create table agent_link_guess (
  contact_id text        not null,
  at         timestamptz not null,
  event_key  text        primary key
);
create index agent_link_guess_at on agent_link_guess (at);

create table rating (
  lead_id  uuid primary key references lead,
  agent_id uuid references agent,
  stars    int         not null check (stars between 1 and 3),
  at       timestamptz not null
);
