-- Whether silence is silence (P6). The database time at which the oldest request came in that the node held at its last
-- heartbeat, without an answer; null when it held none.
alter table node add column oldest_open timestamptz;

-- When the demo last moved its clock, in the database's time: what began before it read another legal time.
alter table legal_clock add column moved_at timestamptz not null default '-infinity';

-- When nothing could be handed in, in legal time: nobody of the hub was there, or it answered "not now". partner: to this one
-- alone, null to everybody.
create table intake_away (
  id       bigint generated always as identity primary key,
  partner  text,
  why      text        not null check (why in ('nobody', 'backlog', 'evidence', 'database')),
  from_at  timestamptz not null,
  until_at timestamptz not null,
  check (until_at >= from_at)
);
create index intake_away_by_end on intake_away (until_at);

grant select, insert, update on intake_away to hub_app;
