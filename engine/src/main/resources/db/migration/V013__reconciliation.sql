-- Holders' daily statements, line by line, to be compared with the ledger: again and again until they agree, since a line
-- and what it is about may each come late. compare_at is null once they do.
create table statement_day (
  case_id      uuid primary key,
  message_id   uuid           not null,
  partner      text           not null,
  date         date           not null,
  jurisdiction text           not null,
  opening      numeric(17, 2) not null,
  closing      numeric(17, 2) not null,
  taken_at     timestamptz    not null,
  compare_at   timestamptz,
  unique (partner, date)
);
create index statement_day_open on statement_day (compare_at) where compare_at is not null;

-- wire_id is the instruction that a refund's line names. told_at: its case has been told what only this line says.
create table statement_line (
  partner      text           not null,
  date         date           not null,
  line         int            not null,
  jurisdiction text           not null,
  kind         text           not null check (kind in ('received', 'credited', 'returned')),
  receipt_id   text           not null,
  wire_id      text,
  amount       numeric(17, 2) not null check (amount > 0),
  booked_on    date           not null,
  bank_trace   text,
  told_at      timestamptz,
  primary key (partner, date, line),
  foreign key (partner, date) references statement_day (partner, date),
  check ((kind = 'received') = (wire_id is null))
);
create index statement_line_of_item on statement_line (partner, receipt_id, kind);

-- What a statement should have listed is looked for among the days around it.
create index received_item_by_time on received_item using brin (received_at);
create index instruction_by_time on instruction using brin (changed_at);

grant select, insert, update on statement_day, statement_line to hub_app;
alter table statement_day enable row level security;
create policy jurisdiction_scope on statement_day using (in_scope(jurisdiction));
alter table statement_line enable row level security;
create policy jurisdiction_scope on statement_line using (in_scope(jurisdiction));
