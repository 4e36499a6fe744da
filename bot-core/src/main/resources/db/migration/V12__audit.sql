-- Who saw whose data, who printed, switched off, published. Rows are only ever added, and each row's hash covers the
-- hash of the row before, so that a changed, removed or inserted row shows.
create table audit (
  number  bigint primary key,             -- 1, 2, 3, without a gap
  at      timestamptz not null,
  who     text        not null,           -- user name
  deed    text        not null,           -- saw, unmasked, printed, switched_off, switched_on, published
  subject text        not null,           -- lead:1042-7, entry:bien-lai; never a name, number or contact id
  reason  text        not null,           -- staff's own words, numbers of persons masked; may be empty
  hash    text        not null            -- SHA-256, in hex
);
create index audit_of_who on audit (who, subject, deed, at);

create function audit_is_never_changed() returns trigger language plpgsql as
$$ begin raise exception 'rows of audit are never changed or removed'; end $$;
create trigger audit_is_never_changed before update or delete on audit
  for each row execute function audit_is_never_changed();
create trigger audit_is_never_emptied before truncate on audit
  for each statement execute function audit_is_never_changed();
