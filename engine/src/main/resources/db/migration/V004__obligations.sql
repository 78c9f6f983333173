create table calendar_version (
  version      text primary key,
  content      jsonb       not null,
  loaded_at    timestamptz not null,
  loaded_by    text        not null,
  what_if      text        not null,
  active_since timestamptz
);

-- A statutory clock. next_at is the earliest kind that has not fired; the partial index over it is what the ticker reads.
create table obligation (
  id               uuid primary key,
  case_id          uuid        not null,
  flow             text        not null,
  name             text        not null,
  clause           text        not null,
  regime           text        not null,
  jurisdiction     text        not null,
  partner          text        not null,
  debtor           text        not null,
  creditor         text        not null,
  basis_event      text        not null,
  basis_source     text        not null,
  basis_date       date        not null,
  calendar_version text        not null,
  provisional      boolean     not null,
  state            text        not null check (state in ('open', 'acted', 'discharged', 'breached', 'void')),
  warn_at          timestamptz,
  act_at           timestamptz,
  due_at           timestamptz not null,
  warned_at        timestamptz,
  acted_on_at      timestamptz,
  due_passed_at    timestamptz,
  next_kind        text check (next_kind in ('warn', 'act', 'due')),
  next_at          timestamptz,
  generation       int         not null default 0,
  discharged_on    date,
  opened_at        timestamptz not null,
  changed_at       timestamptz not null,
  unique (case_id, name),
  check ((next_kind is null) = (next_at is null))
);
create index obligation_next on obligation (next_at, id) where next_at is not null;
create index obligation_open on obligation (due_at) where state in ('open', 'acted');

create table excused_interval (
  obligation_id uuid        not null references obligation (id),
  n             int         not null,
  jurisdiction  text        not null,
  from_at       timestamptz not null,
  to_at         timestamptz,
  reason        text        not null,
  evidence      text        not null,
  primary key (obligation_id, n),
  check (to_at is null or to_at >= from_at)
);

-- What an obligation's times were before a calendar changed them.
create table obligation_past (
  obligation_id    uuid        not null references obligation (id),
  generation       int         not null,
  jurisdiction     text        not null,
  calendar_version text        not null,
  warn_at          timestamptz,
  act_at           timestamptz,
  due_at           timestamptz not null,
  replaced_at      timestamptz not null,
  primary key (obligation_id, generation)
);
