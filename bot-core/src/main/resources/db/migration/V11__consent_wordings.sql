-- What people agreed to, word for word; consent.wording_version names it.
create table consent_wording (
  version       text primary key,
  purpose       text        not null,
  words         text        not null,
  first_used_at timestamptz not null
);
