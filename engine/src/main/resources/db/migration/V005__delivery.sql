-- Money can be stopped by two persons with a reason, for a partner, a flow or the hub. What is held stays ready and waits.
create table hold (
  id           bigint generated always as identity primary key,
  scope        text        not null check (scope in ('partner', 'flow', 'hub')),
  name         text        not null,
  jurisdiction text        not null,
  reason       text        not null,
  placed_by    text        not null,
  confirmed_by text        not null,
  placed_at    timestamptz not null,
  released_at  timestamptz,
  released_by  text,
  release_confirmed_by text,
  check (placed_by <> confirmed_by)
);
create index hold_open on hold (scope, name) where released_at is null;

-- After a restore no money leaves until the gap is covered.
create table recovery (
  one     boolean primary key default true check (one),
  since   timestamptz,
  covered timestamptz
);
insert into recovery default values;

-- What is to be told to a partner. Only the head of an order key is eligible; bypass rows (status queries) are exempt.
-- Leases are in the database's own time, everything else in legal time. The bytes, canonical and wire, lie in body at
-- created_at, so that one month holds them.
create table outgoing (
  id              uuid primary key,
  seq             bigint generated always as identity,
  case_id         uuid        not null,
  flow            text        not null,
  jurisdiction    text        not null,
  partner         text        not null,
  type            text        not null,
  money           boolean     not null,
  order_key       text        not null,
  bypass          boolean     not null default false,
  inquiry_of      uuid,
  business_id     text        not null,
  state           text        not null
                  check (state in ('ready', 'sending', 'delivered', 'rejected', 'unknown', 'withdrawn', 'parked')),
  attempt         int         not null default 0,
  lease_epoch     bigint      not null default 0,
  lease_node      text,
  lease_until     timestamptz,
  next_attempt_at timestamptz,
  due_at          timestamptz,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  check ((state = 'ready') = (next_attempt_at is not null)),
  check ((state = 'sending') = (lease_until is not null)),
  unique (partner, type, business_id)
);
create index outgoing_ready on outgoing (partner, next_attempt_at, seq) where state = 'ready';
create index outgoing_lease on outgoing (lease_until) where state = 'sending';
create index outgoing_order on outgoing (order_key, seq) where state in ('ready', 'sending', 'unknown', 'parked');
create index outgoing_by_case on outgoing (case_id, seq);
create index outgoing_asking on outgoing (inquiry_of) where inquiry_of is not null;

-- Every time the wire was, or may have been, touched.
create table attempt (
  outgoing_id  uuid        not null references outgoing (id),
  n            int         not null,
  jurisdiction text        not null,
  epoch        bigint      not null,
  node         text        not null,
  mapping      text        not null,
  wire_digest  text        not null,
  marked_at    timestamptz not null,
  outcome      text check (outcome in ('delivered', 'rejected', 'not-sent', 'unknown')),
  code         text,
  ended_at     timestamptz,
  primary key (outgoing_id, n),
  check ((outcome is null) = (ended_at is null))
);
