-- What things everybody buys cost, as somebody of the office saw it: answers may say amounts by them while they are fresh.
-- A new price is a new row; the old ones stay, for reading texts as of an earlier day. None ship with the code.
create table everyday_price (
  price_key  text        not null,   -- ly_tra_da: what texts call it
  thing      text        not null,   -- ly trà đá: with its word for one
  price      bigint      not null check (price > 0),   -- of one, in đồng
  seen_on    date        not null,
  seen_where text        not null,
  entered_by text        not null,
  entered_at timestamptz not null,
  primary key (price_key, seen_on)
);
