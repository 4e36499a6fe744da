-- That somebody asked to see or erase what is kept about them, and got it. Nothing here says who.
create table data_request (
  receipt text primary key,
  kind    text        not null check (kind in ('shown', 'erased', 'withdrawn')),
  at      timestamptz not null
);
