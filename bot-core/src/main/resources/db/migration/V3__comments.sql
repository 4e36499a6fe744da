-- Comments below the page's posts: what each asks and what became of it. Every row says why it stands as it does;
-- 'waiting' is the staff's queue.
create table comment (
  comment_id    text primary key,
  contact_id    text        not null,
  writer        text,                        -- as the network names them, in public
  post_id       text        not null,
  parent_id     text,                        -- the comment it answers
  body          text        not null,
  link          text,
  commented_at  timestamptz not null,
  status        text        not null check (status in ('answering', 'waiting', 'answered', 'done', 'skipped', 'gone')),
  reason        text        not null,        -- vn.danda.conversation.CommentReason
  entry_id      text,                        -- the entry the bot answers with
  wants_public  boolean     not null default false,
  private_reply text check (private_reply in ('sent', 'failed', 'unknown')),
  public_reply  text check (public_reply in ('sent', 'failed', 'unknown')),
  hidden        boolean     not null default false,
  claimed_at    timestamptz,                 -- when the bot was let to answer; what the caps count
  answered_by   text,                        -- bot, page (a colleague at Facebook), or the agent's name
  edits         int         not null default 0,
  changed_at    timestamptz not null
);
create index comment_waiting on comment (commented_at) where status = 'waiting';
create index comment_of_contact on comment (contact_id);
create index comment_of_post on comment (post_id, commented_at);
create index comment_claimed on comment (claimed_at) where claimed_at is not null;

-- Posts somebody commented on.
create table post (
  post_id       text primary key,
  link          text,
  posted_at     timestamptz,                 -- null: not known (yet)
  bot_answers   boolean,                     -- what staff decided; null: as the post's age says
  first_seen_at timestamptz not null
);
