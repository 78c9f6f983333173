-- One generic table of cases; the columns beside data are what search and locking need. A veiled case is shown to its own
-- partner and supplier alone until its parent's unveils_at has come (P13).
create table case_file (
  id             uuid primary key,
  flow           text        not null,
  key            text        not null,
  parent_id      uuid,
  state          text        not null,
  data           jsonb       not null,
  schema_version int         not null,
  version        bigint      not null,
  jurisdiction   text        not null,
  partner        text        not null,
  tender         text,
  lot            text,
  supplier       text,
  veiled         boolean     not null default false,
  unveils_at     timestamptz,
  opened_at      timestamptz not null,
  changed_at     timestamptz not null,
  unique (flow, key)
);
create index case_by_tender on case_file (tender, flow, supplier);
create index case_by_supplier on case_file (supplier, changed_at) where supplier is not null;
create index case_by_partner on case_file (partner, flow, state, changed_at);
create index case_by_time on case_file (changed_at);
create index case_by_parent on case_file (parent_id, id) where parent_id is not null;

-- One worker at a time decides about a case. Whoever would change a case claims it first, before locking any row of it,
-- and never waits for a claim: so a worker that fires a case's clock and one that drains its inbox cannot stop each other.
create function claim_case(case_id uuid) returns boolean
  language sql volatile
  as $$ select pg_try_advisory_xact_lock(uuid_hash_extended(case_id, 1)) $$;

-- Locks claimed cases (strongly) and the parents they read, all in the one order of ids, so that no two batches wait for
-- each other. A case that is not there yet is locked by its name: what a child decides without its parent is committed
-- before the parent appears, and the parent's fan-out then finds the child.
create function lock_cases(ids uuid[], strongly boolean[]) returns setof case_file
  language plpgsql volatile
  as $$
declare
  wanted record;
  locked case_file;
begin
  for wanted in select w.id, bool_or(w.strong) as strong from unnest(ids, strongly) w(id, strong) group by w.id order by w.id
  loop
    for attempt in 1 .. 2 loop
      if wanted.strong then
        select c.* into locked from case_file c where c.id = wanted.id for update;
      else
        select c.* into locked from case_file c where c.id = wanted.id for share;
      end if;
      if found then
        return next locked;
        exit;
      elsif attempt = 2 then
        exit;
      elsif wanted.strong then
        perform pg_advisory_xact_lock(uuid_hash_extended(wanted.id, 2));
      else
        perform pg_advisory_xact_lock_shared(uuid_hash_extended(wanted.id, 2));
      end if;
    end loop;
  end loop;
end $$;

-- The first case to take a slot owns it: how two payments for one bid, arriving at once, tell which came first.
create table case_slot (
  key     text primary key,
  case_id uuid not null
);

-- A parent's event on its way to the children, or to one supplier's alone, in batches, with a cursor.
create table fan_out (
  id           bigint generated always as identity primary key,
  parent_id    uuid        not null,
  flow         text        not null,
  jurisdiction text        not null,
  type         text        not null,
  data         jsonb       not null,
  supplier     text,
  at           timestamptz not null,
  cursor_id    uuid
);

-- What could not be done by itself: with a reason, an owner and, while open, an alarm.
create table parked (
  id           bigint generated always as identity primary key,
  kind         text        not null check (kind in ('event', 'clock', 'delivery', 'conflict', 'difference')),
  ref          text        not null,
  flow         text        not null,
  case_id      uuid        not null,
  jurisdiction text        not null,
  partner      text        not null,
  code         text        not null,
  detail       text        not null,
  owner        text        not null,
  at           timestamptz not null,
  resolved_at  timestamptz,
  resolved_by  text,
  resolution   text,
  check ((resolved_at is null) = (resolved_by is null))
);
create unique index parked_open on parked (kind, ref) where resolved_at is null;
create index parked_by_case on parked (case_id);

create table alarm (
  id           bigint generated always as identity primary key,
  code         text        not null,
  ref          text        not null,
  jurisdiction text        not null,
  detail       text        not null,
  at           timestamptz not null,
  cleared_at   timestamptz
);
create unique index alarm_open on alarm (code, ref) where cleared_at is null;
