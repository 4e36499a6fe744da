-- Who was erased, without saying who. After a backup is put back, rows with seen_to = false are erased again.
create table erasure_key (
  one boolean primary key default true check (one),
  key text    not null
);
create table tombstone (
  hash      text primary key,            -- HMAC-SHA-256 of the contact id
  erased_at timestamptz not null,
  seen_to   boolean     not null default false
);

-- A consent is named after the message it was given in, and a web visitor's messages after the visitor.
alter table lead drop constraint lead_consent_id_fkey;
alter table lead add constraint lead_consent_id_fkey foreign key (consent_id) references consent on update cascade;
