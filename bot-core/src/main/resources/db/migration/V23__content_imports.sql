-- Tables and documents somebody uploaded: looked at first, then drafts; undone as a whole without a trace.
create table content_import (
  import_id     bigint generated always as identity primary key,
  file_name     text        not null,
  default_group text        not null,
  rows          text        not null,   -- JSON: the rows as read from the file
  fates         text        not null,   -- JSON: what becomes, or became, of each
  uploaded_by   text        not null,
  uploaded_at   timestamptz not null,
  accepted_at   timestamptz             -- null: only looked at so far
);

-- The drafts an import made.
create table content_import_draft (
  import_id bigint  not null references content_import on delete cascade,
  entry_id  text    not null,
  version   integer not null,
  primary key (import_id, entry_id)
);
