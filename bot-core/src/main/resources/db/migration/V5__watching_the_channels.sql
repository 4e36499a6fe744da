-- What somebody who runs the service must do, and who did it.
create table operator_task (
  task_id    text primary key,
  kind       text        not null check (kind in ('data_request')),
  contact_id text,                          -- whom it is about; emptied when it is done
  opened_at  timestamptz not null,
  done_at    timestamptz,
  done_by    text                           -- the account's user name
);

-- A second copy of the tokens networks give only once; the first is in Redis. Encrypted with the channel's own secret.
create table channel_tokens (
  channel  text primary key,
  locked   text        not null,
  saved_at timestamptz not null
);

-- The self-check counts by time, over all conversations.
create index message_said_at on message (said_at);
