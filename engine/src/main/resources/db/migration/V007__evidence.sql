-- The tip of each case's chain; its row lock orders the appends. Each append writes it twice: room for both on its page.
create table evidence_head (
  case_id uuid primary key,
  seq     bigint not null,
  hash    bytea  not null
) with (fillfactor = 70);

-- One row for each thing that happened to a case. The leaf covers the other columns and the payload's salted digest, not
-- the payload itself: salt and payload can be erased, and the chain stays whole. docs/evidence.md has the exact bytes.
create table evidence (
  case_id        uuid        not null,
  case_seq       bigint      not null,
  at             timestamptz not null,
  jurisdiction   text        not null,
  kind           text        not null,
  alg            text        not null,
  prev_hash      bytea       not null,
  payload_digest bytea       not null,
  leaf           bytea       not null,
  salt           bytea,
  payload        bytea,
  primary key (case_id, case_seq, at),
  check ((salt is null) = (payload is null))
) partition by range (at);
insert into partitioned_table values ('evidence');

-- Rows that no batch holds yet: the sealer takes them by visibility, never by id.
create table evidence_unsealed (
  case_id  uuid        not null,
  case_seq bigint      not null,
  leaf     bytea       not null,
  primary key (case_id, case_seq)
);

-- A Merkle tree over the leaves, signed and linked to the one before. members and hashes hold, leaf by leaf, whose row
-- it is (16 bytes of case, 8 of number) and its hash: one row for a batch, not one for each member. digest names the batch
-- and, by prev_digest, all before it.
create table evidence_batch (
  no             bigint primary key check (no > 0),
  alg            text        not null,
  root           bytea       not null,
  members_digest bytea       not null,
  prev_digest    bytea       not null,
  leaves         int         not null check (leaves > 0),
  total          bigint      not null,
  sealed_at      timestamptz not null,
  key_id         text        not null,
  signature      bytea       not null,
  digest         bytea       not null,
  members        bytea       not null,
  hashes         bytea       not null
);
create index evidence_batch_by_time on evidence_batch (sealed_at);

-- Whoever seals holds this row. It starts from a digest of zeros.
create table evidence_sealer (
  one     boolean primary key default true check (one),
  last_no bigint not null default 0,
  digest  bytea  not null default decode(repeat('00', 32), 'hex'),
  total   bigint not null default 0
);
insert into evidence_sealer default values;
