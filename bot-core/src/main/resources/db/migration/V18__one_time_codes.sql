-- One-time codes at sign-in (RFC 6238), for whoever wants them and for roles that must.
alter table agent add column code_secret    text;               -- base32, as the telephone's app has it; empty: no codes
alter table agent add column code_used_step bigint not null default 0;  -- a code counts once
create table agent_recovery_code (
  agent_id  uuid not null references agent on delete cascade,
  code_hash text not null,
  primary key (agent_id, code_hash)
);
