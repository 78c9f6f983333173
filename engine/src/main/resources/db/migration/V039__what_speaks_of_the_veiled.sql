-- What is parked or told because of an event that speaks of veiled cases, such as a bid's withdrawal, is itself known to nobody
-- before the opening (P13), though its own case is no secret.
alter table parked add column veiled boolean not null default false;
alter table alarm  add column veiled boolean not null default false;
