-- What persons found out about a delivery that nobody can be asked about takes two of them: what one has said counts when another
-- confirms it. attempt, epoch and touched_at are what the delivery was like when it was said: said of another, it does not count.
create table delivery_act (
  id          bigint generated always as identity primary key,
  outgoing_id uuid        not null references outgoing (id),
  jurisdiction text       not null,
  found       text        not null check (found in ('delivered', 'rejected', 'not-there')),
  proof       text        not null,
  reason      text        not null,
  attempt     int         not null,
  epoch       bigint      not null,
  touched_at  timestamptz,
  said_by     text        not null,
  said_at     timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  outcome     text check (outcome in ('confirmed', 'refused', 'overtaken')),
  check ((outcome is null) = (decided_by is null)),
  check (outcome <> 'confirmed' or decided_by <> said_by)
);
create unique index delivery_act_open on delivery_act (outgoing_id) where outcome is null;

grant select, insert, update on delivery_act to hub_app;
alter table delivery_act enable row level security;
create policy jurisdiction_scope on delivery_act using (in_scope(jurisdiction));
