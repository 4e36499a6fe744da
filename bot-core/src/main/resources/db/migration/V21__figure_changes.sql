-- A new value of a figure is proposed by one person and let through by another; only then it stands in the table.
create table figure_change (
  change_id   bigint generated always as identity primary key,
  figure_key  text        not null,
  value       text        not null,          -- as the table holds it; empty with restore
  valid_from  date        not null,
  basis       text        not null,          -- document and article
  certainty   text        not null,
  reason      text        not null,          -- why; must be there when it changes days that are past
  restore     boolean     not null default false,  -- back to what ships with the code
  status      text        not null check (status in ('proposed', 'approved', 'rejected')),
  proposed_by text        not null,
  proposed_at timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  note        text                           -- what whoever decided wrote
);
create unique index figure_change_one_open on figure_change (figure_key) where status = 'proposed';

-- Which change put a row there; null: it came with the code, and follows it at the next upgrade.
alter table figure add column change_id bigint references figure_change;
