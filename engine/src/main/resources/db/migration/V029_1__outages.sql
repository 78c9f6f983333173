-- Partners that could not be reached: a row while that lasts, and none of a partner that takes what it is sent. sightings
-- counts how often in a row nothing of it was there. From paused_at on one message at a time tries, not before next_at (legal
-- time); trying is the one that does. All nodes go by the one row.
create table outage (
  partner      text primary key,
  jurisdiction text        not null,
  sightings    int         not null,
  code         text        not null,
  since        timestamptz not null,
  paused_at    timestamptz,
  tries        int         not null default 0,
  next_at      timestamptz,
  trying       uuid,
  check ((paused_at is null) = (next_at is null)),
  check (trying is null or next_at is not null)
);
grant select, insert, update, delete on outage to hub_app;
alter table outage enable row level security;
create policy jurisdiction_scope on outage using (in_scope(jurisdiction));

-- How many of its attempts met nobody: they lengthen no pause of its own.
alter table outgoing add column unreached int not null default 0;
