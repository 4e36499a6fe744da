-- The life of an entry: draft, review by another person, published now or on a day, kept; switched off when it must go.

alter table entry_version drop constraint entry_version_status_check;
alter table entry_version add constraint entry_version_status_check
  check (status in ('draft', 'review', 'scheduled', 'published', 'superseded'));
alter table entry_version add column reason      text;         -- why it was published although a check objected
alter table entry_version add column note        text;         -- what the reviewer wrote when sending it back
alter table entry_version add column reviewed_by text;         -- who let it through; never the author
alter table entry_version add column publish_at  timestamptz;  -- when a scheduled version goes live

-- One version of an entry is in work at a time.
drop index entry_one_draft;
create unique index entry_one_draft on entry_version (entry_id) where status in ('draft', 'review', 'scheduled');

-- Who looks after an entry and when it has to be read again; after that day it is withheld.
create table entry_care (
  entry_id  text primary key,
  owner     text,
  review_by date
);

-- What the bot must not say, or where it must not speak, until somebody lifts it.
create table switched_off (
  switch_id   bigint generated always as identity primary key,
  scope       text        not null check (scope in ('entry', 'group', 'channel')),
  name        text        not null,
  reason      text        not null,
  switched_by text        not null,
  switched_at timestamptz not null,
  lifted_by   text,
  lifted_at   timestamptz
);
create unique index switched_off_once on switched_off (scope, name) where lifted_at is null;

-- Questions whose right answers somebody has named: asked of every change before it is published.
create table test_question (
  question  text primary key,           -- personal data masked
  entry_ids text[]      not null,
  added_by  text        not null,
  added_at  timestamptz not null
);
