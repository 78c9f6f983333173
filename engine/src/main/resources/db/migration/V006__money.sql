-- Money that came in, once for ever by its holder's receipt id. The running totals are what keeps parts within the whole.
create table received_item (
  id           uuid primary key,
  partner      text           not null,
  receipt_id   text           not null,
  case_id      uuid           not null,
  jurisdiction text           not null,
  currency     text           not null,
  received     numeric(17, 2) not null check (received > 0),
  refunded     numeric(17, 2) not null default 0 check (refunded >= 0),
  forfeited    numeric(17, 2) not null default 0 check (forfeited >= 0),
  converted    numeric(17, 2) not null default 0 check (converted >= 0),
  received_at  timestamptz    not null,
  unique (partner, receipt_id),
  constraint parts_within_received check (refunded + forfeited + converted <= received)
);
create index received_item_by_case on received_item (case_id);

-- What is to be done with it: one for ever for each purpose. A part is reserved when its obligation is opened.
create table money_obligation (
  id           uuid primary key,
  item_id      uuid           not null references received_item (id),
  case_id      uuid           not null,
  jurisdiction text           not null,
  purpose      text           not null check (purpose in ('refund', 'forfeit', 'convert')),
  amount       numeric(17, 2) not null check (amount > 0),
  state        text           not null check (state in ('open', 'settled', 'void')),
  opened_at    timestamptz    not null,
  changed_at   timestamptz    not null,
  unique (item_id, purpose)
);

-- Numbered attempts at one obligation. wire_id, by which a partner knows a repetition, comes from (obligation, n).
create table instruction (
  obligation_id uuid           not null references money_obligation (id),
  n             int            not null check (n > 0),
  wire_id       text           not null unique,
  case_id       uuid           not null,
  jurisdiction  text           not null,
  amount        numeric(17, 2) not null check (amount > 0),
  state         text           not null
                check (state in ('issued', 'delivered', 'credited', 'returned', 'rejected', 'recalling', 'void')),
  issued_at     timestamptz    not null,
  changed_at    timestamptz    not null,
  credited_on   date,
  replaces      int,
  void_proof    uuid,
  void_by       text,
  void_confirmed_by text,
  primary key (obligation_id, n),
  check (state <> 'credited' or credited_on is not null),
  constraint void_is_proven check (state <> 'void' or (void_proof is not null and void_by is not null
                                   and void_confirmed_by is not null and void_by <> void_confirmed_by))
);
-- P2: at most one instruction of an obligation is not proven void.
create unique index one_live_instruction on instruction (obligation_id) where state <> 'void';
