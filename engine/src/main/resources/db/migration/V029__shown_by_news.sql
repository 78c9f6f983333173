-- What a partner's own news shows of something that it was told: that it has it, or has refused it. Written in the transaction that
-- decides about the news, under the case's lock; the first word counts. Whatever else becomes of the sending meanwhile, or before or
-- after, it is ended by it once and not sent again: until then (ended_at null) money of it does not leave.
create table outgoing_shown (
  outgoing_id uuid        primary key,
  refused     boolean     not null,
  message_id  uuid,
  shown_at    timestamptz not null,
  ended_at    timestamptz
);
create index outgoing_shown_open on outgoing_shown (outgoing_id) where ended_at is null;

grant select, insert, update on outgoing_shown to hub_app;
