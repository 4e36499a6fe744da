-- Leads that were printed for a day in the field.
create table paper_lead (
  lead_id    uuid        not null references lead,
  printed_by uuid        not null references agent,
  printed_at timestamptz not null,
  primary key (lead_id, printed_at)
);

-- How long things are kept, in days.
create table retention_rule (
  kind  text primary key,
  label text not null,
  days  int  not null check (days between 7 and 3650)
);
insert into retention_rule (kind, label, days) values
  ('message', 'Đoạn trò chuyện', 180),
  ('closed_lead', 'Thông tin của việc đã xong (giữ lại số đếm)', 365),
  ('lead_note', 'Ghi chú của nhân viên', 365),
  ('contact', 'Tên người không còn tin nhắn hay việc nào', 180);
create table retention_run (
  day date primary key
);
