-- Legal time is the database's time plus the demo's offset. One row; the high-water mark is the highest database time that
-- a node has watched, without the offset: a jump is measured from it.
create table legal_clock (
  one          boolean primary key default true check (one),
  demo_offset  interval    not null default interval '0',
  high_water   timestamptz not null default '-infinity',
  firing       text        not null default 'running' check (firing in ('running', 'stopped')),
  stopped_why  text,
  confirmed_by text,
  check ((firing = 'stopped') = (stopped_why is not null))
);
insert into legal_clock default values;

-- clock_timestamp(), not now(): what is read after a lock must not be older than the lock. The one place that reads the
-- clock, so that a test can step it.
create function database_now() returns timestamptz
  language sql volatile
  as $$ select clock_timestamp() $$;

-- Read once per transaction.
create function legal_now() returns timestamptz
  language sql volatile
  as $$ select database_now() + demo_offset from legal_clock $$;

-- Every running hub process. skew_ms is its own clock less the database's.
create table node (
  id         text primary key,
  version    text        not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  skew_ms    bigint      not null
);

-- A month's partitions of every partitioned table are made by the owner on the hub's behalf.
create table partitioned_table (name text primary key);

create function ensure_month(of_time timestamptz) returns void
  language plpgsql security definer set search_path = public
  as $$
declare
  first_day timestamptz := date_trunc('month', of_time at time zone 'UTC') at time zone 'UTC';
  next_first timestamptz := (date_trunc('month', of_time at time zone 'UTC') + interval '1 month') at time zone 'UTC';
  part text;
  parent text;
begin
  for parent in select name from partitioned_table order by name loop
    part := parent || '_' || to_char(first_day at time zone 'UTC', 'YYYYMM');
    if to_regclass(part) is null then
      perform pg_advisory_xact_lock(hashtext('ensure_month'));
      if to_regclass(part) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
                       part, parent, first_day, next_first);
      end if;
    end if;
  end loop;
end $$;
