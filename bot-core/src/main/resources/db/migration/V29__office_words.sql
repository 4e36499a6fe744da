-- What an office does to the word lists that ship (spellings, synonyms, glossary). Each publication keeps the whole of it,
-- so that any earlier one can be put back; what ships stays in the code and follows it.
create table word_version (
  version      bigint generated always as identity primary key,
  rows         jsonb       not null,   -- all of the office's rows, each with who wanted it and why
  published_by text        not null,
  published_at timestamptz not null,
  reason       text        not null,   -- why although questions are answered worse, or why an earlier one; may be empty
  put_back     bigint                  -- the version whose rows these are again; 0: none, only what ships
);

-- A row on its way: one person wants it, another lets it through with all others that wait.
create table word_change (
  change_id   bigint generated always as identity primary key,
  list        text        not null check (list in ('spellings', 'synonyms', 'glossary')),
  same        text        not null,   -- the form as it is compared
  change      jsonb       not null,
  reason      text        not null,
  proposed_by text        not null,
  proposed_at timestamptz not null,
  version     bigint references word_version,  -- in which it was published
  ended_by    text,                   -- who took it back or sent it back instead
  note        text
);
create unique index word_change_one_waits on word_change (list, same) where version is null and ended_by is null;
