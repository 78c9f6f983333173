-- What a partner handed in and holds a receipt for. Unique for ever on (partner, external_id), so never partitioned;
-- the bytes live in body. evidence_seq is the row of the case's evidence that says so: what a proof of the message proves.
create table message (
  id            uuid primary key,
  partner       text        not null,
  external_id   text        not null,
  jurisdiction  text        not null,
  flow          text        not null,
  type          text        not null,
  case_id       uuid        not null,
  raw_digest    text        not null,
  data_digest   text        not null,
  mapping       text        not null,
  body_ref      text,
  receipt       bytea       not null,
  evidence_seq  bigint      not null,
  business_time timestamptz,
  received_at   timestamptz not null,
  unique (partner, external_id)
);
create index message_by_case on message (case_id, received_at);
create index message_by_partner on message (partner, received_at);
create index message_by_time on message using brin (received_at);

-- Bytes that came in or went out, sealed under a key id. kind: raw, canonical, wire, answer.
create table body (
  owner  uuid        not null,
  kind   text        not null check (kind in ('raw', 'canonical', 'wire', 'answer')),
  n      int         not null default 0,
  at     timestamptz not null,
  key_id text        not null,
  bytes  bytea       not null,
  primary key (owner, kind, n, at)
) partition by range (at);
insert into partitioned_table values ('body');

-- The same id with other content: both are kept, the second one here (its bytes in body), once however often it is sent.
create table message_conflict (
  id           uuid primary key,
  first_id     uuid        not null references message (id),
  partner      text        not null,
  external_id  text        not null,
  jurisdiction text        not null,
  raw_digest   text        not null,
  body_ref     text,
  received_at  timestamptz not null,
  unique (first_id, raw_digest)
);

-- A refused message consumed nothing: partner, time and code remain, and of a secret one nothing else ever.
create table refusal (
  id           bigint generated always as identity primary key,
  partner      text        not null,
  jurisdiction text        not null,
  at           timestamptz not null,
  code         text        not null,
  external_id  text,
  report       jsonb,
  check (code <> 'secret-refused' or (external_id is null and report is null))
);
create index refusal_by_partner on refusal (partner, at);

-- Events that wait to be applied to their case. A row is deleted in the transaction that applies it. partner is who said
-- it, case_partner whose case it is; what stands between case_key and supplier is what opens a case that is not there yet.
create table inbox (
  id            bigint generated always as identity primary key,
  flow          text        not null,
  case_id       uuid        not null,
  case_key      text        not null,
  parent_id     uuid,
  jurisdiction  text        not null,
  case_partner  text        not null,
  tender        text,
  lot           text,
  supplier      text,
  partner       text        not null,
  origin        text        not null check (origin in ('message', 'parent', 'delivery', 'clock', 'person')),
  type          text        not null,
  message_id    uuid,
  sequence      bigint,
  business_time timestamptz,
  arrived_at    timestamptz not null,
  key_id        text        not null,
  data          bytea       not null,
  state         text        not null default 'pending' check (state in ('pending', 'held', 'parked')),
  reason        text
);
create index inbox_pending on inbox (flow, id) where state = 'pending';
create index inbox_by_case on inbox (case_id, id);
create index inbox_held on inbox (flow, arrived_at) where state = 'held';
