-- What people decided about letters that could not be handled. The letters themselves are in Redis.
create table dead_letter_decision (
  decision_id bigint generated always as identity primary key,
  letter_id   text        not null,
  stage       text        not null check (stage in ('INBOUND', 'OUTBOUND', 'RECORDS')),
  kind        text        not null,
  why         text        not null,
  parked_at   timestamptz not null,
  decision    text        not null check (decision in ('replayed', 'discarded')),
  reason      text        not null,
  decided_by  text        not null,          -- user name
  decided_at  timestamptz not null
);
