create table calendar_version (
  version      text primary key,
  content      jsonb       not null,
  loaded_at    timestamptz not null,
  loaded_by    text        not null,
  what_if      text        not null,
  active_since timestamptz
);

-- The version that counts: the one made active last.
create function active_calendar() returns text
  language sql stable
  as $$ select version from calendar_version where active_since is not null order by active_since desc limit 1 $$;

-- A statutory clock. Each kind has the time at which it fires and the time at which it did, once for ever. What fires next
-- follows from the row and from nothing else, so that no statement can forget to move it; kinds that fall together fire in
-- the order warn, act, due. standing: an excuse is open, and neither act nor due may fire. parked: a firing failed.
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
  standing         boolean     not null default false,
  parked           boolean     not null default false,
  warn_at          timestamptz,
  act_at           timestamptz,
  due_at           timestamptz not null,
  warned_at        timestamptz,
  acted_on_at      timestamptz,
  due_passed_at    timestamptz,
  next_at          timestamptz generated always as (least(
    case when state = 'open' and not parked and warned_at is null then warn_at end,
    case when state = 'open' and not parked and not standing and acted_on_at is null then act_at end,
    case when state in ('open', 'acted') and not parked and not standing and due_passed_at is null then due_at end
  )) stored,
  generation       int         not null default 0,
  discharged_on    date,
  opened_at        timestamptz not null,
  changed_at       timestamptz not null,
  unique (case_id, name)
);
create index obligation_next on obligation (flow, next_at, id) where next_at is not null;
create index obligation_open on obligation (due_at) where state in ('open', 'acted');

-- The kind that next_at is the time of.
create function next_kind(o obligation) returns text
  language sql immutable
  as $$ select case
    when o.next_at is null then null
    when o.state = 'open' and o.warned_at is null and o.warn_at = o.next_at then 'warn'
    when o.state = 'open' and not o.standing and o.acted_on_at is null and o.act_at = o.next_at then 'act'
    else 'due'
  end $$;

-- counted: whether the time really was excused, which only its end tells (a mark that proves unfounded excuses nothing).
create table excused_interval (
  obligation_id uuid        not null references obligation (id),
  n             int         not null,
  jurisdiction  text        not null,
  from_at       timestamptz not null,
  to_at         timestamptz,
  reason        text        not null,
  evidence      text        not null,
  counted       boolean     not null default true,
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
