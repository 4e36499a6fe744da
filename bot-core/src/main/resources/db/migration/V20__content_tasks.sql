-- What content staff must look at, because a figure, an article or a date says so. Made by causes that may come twice: the
-- same cause makes no second task for the same piece of content, done or not.
create table content_task (
  task_id     bigint generated always as identity primary key,
  kind        text        not null,   -- figure, article, review_due, expired, badly_rated
  part        text        not null,   -- entry:bien-lai, calculator:contribution, canned_reply:3, fixed_reply:loan_or_scam, sentence:greeting
  why         text        not null,   -- for whoever does it, in words
  cause       text        not null,   -- what made it, for example figure-change:12
  due         date        not null,
  owner       text,                   -- user name; null: nobody's yet
  made_at     timestamptz not null,
  done_at     timestamptz,
  done_by     text,
  finding     text check (finding in ('still_right', 'corrected')),
  word        text,                   -- what they wrote when closing it
  unique (kind, part, cause)
);
create index content_task_open on content_task (due) where done_at is null;
