-- When people are on duty. owner: 'office', 'commune:<code>', 'agent:<uuid>'; the nearest that has hours counts.

create table duty_hours (
  owner text primary key,
  hours text not null                          -- T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30
);
insert into duty_hours (owner, hours) values ('office', 'T2-T6 07:30-11:30 13:30-17:00');

-- Days unlike their weekday: public days (owner 'all', at first from duty/public-days.csv), leave of an agent.
create table duty_day (
  owner   text    not null,
  day     date    not null,
  hours   text    not null,                    -- nghỉ | như T2 | 07:30-11:30
  name    text    not null,
  certain boolean not null,
  source  text    not null default '',
  primary key (owner, day)
);
