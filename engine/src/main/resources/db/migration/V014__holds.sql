-- What a hold stops may be let go in batches: rows up to this number pass it.
alter table hold add column passes_until bigint not null default 0;

-- Stopping money, letting a batch of it go and letting all of it go each take two persons: what one has asked for is done when
-- another confirms it. rows and amount are what the first one saw; passes_until fixes which rows those are.
create table hold_act (
  id           bigint generated always as identity primary key,
  act          text           not null check (act in ('place', 'pass', 'release')),
  hold_id      bigint         references hold (id),
  scope        text           not null check (scope in ('partner', 'flow', 'hub')),
  name         text           not null,
  jurisdiction text           not null,
  reason       text           not null,
  passes_until bigint,
  rows         bigint,
  amount       numeric(20, 2),
  asked_by     text           not null,
  asked_at     timestamptz    not null,
  decided_by   text,
  decided_at   timestamptz,
  outcome      text check (outcome in ('confirmed', 'refused')),
  check ((act = 'place') = (passes_until is null)),
  check ((outcome is null) = (decided_by is null)),
  check (outcome <> 'confirmed' or decided_by <> asked_by)
);
create index hold_act_open on hold_act (id) where outcome is null;

grant select, insert, update on hold_act to hub_app;
alter table hold_act enable row level security;
create policy jurisdiction_scope on hold_act using (in_scope(jurisdiction));
