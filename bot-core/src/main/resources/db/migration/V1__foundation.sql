-- The record of the past and the book of what people decided. Everything about one message is written by the recorder,
-- keyed by ids that come with the event, so writing the same record twice changes nothing.

create table contact (
  contact_id    text primary key,            -- channel:external id
  channel       text        not null,
  display_name  text,                        -- as the network gives it
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  reachable     boolean     not null default true
);

create table agent (
  agent_id      uuid primary key,
  user_name     text        not null unique,
  password_hash text        not null,        -- Argon2id
  full_name     text        not null,
  code          text        not null unique, -- shown to citizens, for example NA-1234
  roles         text[]      not null,        -- agent, content, office, administrator
  communes      text[]      not null default '{}',
  active        boolean     not null default true,
  demo          boolean     not null default false,
  created_at    timestamptz not null
);

create table message (
  message_id  text primary key,              -- the event's dedupe key, or the key of the outbound part
  contact_id  text        not null,
  author      text        not null check (author in ('contact', 'bot', 'agent')),
  agent_id    uuid,
  agent_name  text,
  body        text        not null,
  options     text[]      not null default '{}',  -- labels of the buttons below a message of ours
  said_at     timestamptz not null,
  position    bigint generated always as identity,
  outcome     text,                          -- how the bot's turn ended, on the contact's message
  entry_id    text,
  confidence  real,
  delivery    text check (delivery in ('waiting', 'sent', 'failed', 'unknown')),
  external_id text
);
create index message_of_contact on message (contact_id, said_at, position);
create index message_by_outcome on message (outcome, said_at) where outcome is not null;

create table conversation (
  contact_id text primary key,
  holder     text        not null default 'bot' check (holder in ('bot', 'agent')),
  agent_id   uuid,
  version    bigint      not null,
  changed_at timestamptz not null
);

create table consent (
  consent_id      text primary key,          -- the message it was given in
  contact_id      text        not null,
  purpose         text        not null,      -- call_back
  wording_version text        not null,
  given_at        timestamptz not null,
  withdrawn_at    timestamptz
);
create index consent_of_contact on consent (contact_id);

create table lead (
  lead_id      uuid primary key,
  contact_id   text        not null,
  consent_id   text        not null references consent,
  person_name  text,
  phone        text,
  commune_code text,
  commune_text text,
  best_time    text,
  audience     text,
  asked        text[]      not null default '{}',   -- what the person asked before, oldest first
  status       text        not null check (status in ('open', 'taken', 'closed')),
  agent_id     uuid references agent,
  opened_at    timestamptz not null,
  taken_at     timestamptz,
  closed_at    timestamptz
);
create index lead_open on lead (status, opened_at);
create index lead_of_contact on lead (contact_id);

create table entry_version (
  entry_id     text        not null,
  version      int         not null,
  content      jsonb       not null,
  status       text        not null check (status in ('draft', 'published', 'superseded')),
  author       text        not null,
  created_at   timestamptz not null,
  published_at timestamptz,
  primary key (entry_id, version)
);
create unique index entry_one_published on entry_version (entry_id) where status = 'published';
create unique index entry_one_draft on entry_version (entry_id) where status = 'draft';

create table fixed_reply (
  area    text  not null check (area in ('redirect', 'small_talk')),
  kind    text  not null,
  content jsonb not null,
  primary key (area, kind)
);

create table figure (
  figure_key text not null,
  value      text not null,
  unit       text not null,
  valid_from date,
  valid_to   date,
  basis      text not null,
  certainty  text not null,
  note       text not null,
  unique nulls not distinct (figure_key, valid_from)
);

-- One row per publication; a node whose index is older rebuilds it.
create table publication (
  version      bigint generated always as identity primary key,
  what         text        not null,
  published_at timestamptz not null
);
