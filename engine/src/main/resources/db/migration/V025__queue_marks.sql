-- Up to when the queue of a partner has been read (P6): the legal time at which the last look began that found nothing in it,
-- neither waiting nor in anybody's hands. Whatever was put there before has been taken, or refused with its reason.
create table queue_mark (
  partner      text primary key,
  jurisdiction text        not null,
  read_at      timestamptz not null
);

grant select, insert, update on queue_mark to hub_app;

alter table queue_mark enable row level security;
create policy jurisdiction_scope on queue_mark using (in_scope(jurisdiction));
