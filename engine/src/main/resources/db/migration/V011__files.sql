-- Which node reads a partner's folder. Whoever holds the lease and its epoch may store what it read; a node that was paused
-- past its lease finds another epoch here, and its transaction is refused. read_at is the legal time at which the last reading
-- began that saw the whole folder and left nothing in it that was finished.
create table file_poll (
  partner      text primary key,
  jurisdiction text        not null,
  node         text        not null,
  epoch        bigint      not null,
  lease_until  timestamptz not null,
  read_at      timestamptz
);

-- Every file that was taken: written in the transaction that accepted its rows. Unique for ever on its name and on its
-- content, so never partitioned; the bytes, and what each row was answered, live in body.
create table partner_file (
  id           uuid primary key,
  partner      text        not null,
  name         text        not null,
  digest       text        not null,
  jurisdiction text        not null,
  channel      text        not null,
  size         bigint      not null,
  mapping      text        not null,
  state        text        not null check (state in ('taken', 'taken-in-part')),
  accepted     int         not null,
  duplicates   int         not null,
  conflicts    int         not null,
  refused      int         not null,
  body_ref     text,
  node         text        not null,
  epoch        bigint      not null,
  taken_at     timestamptz not null,
  unique (partner, name),
  unique (partner, digest)
);
create index partner_file_by_time on partner_file (partner, taken_at);

-- A file that was not taken: its content was there under another name (duplicate), its name belongs to another content
-- (conflict: kept, its bytes in body, and parked), or it is no file that could be taken (refused: nothing of it is kept).
create table partner_file_other (
  id           uuid primary key,
  partner      text        not null,
  name         text        not null,
  digest       text        not null,
  jurisdiction text        not null,
  state        text        not null check (state in ('duplicate', 'conflict', 'refused')),
  first_id     uuid references partner_file (id),
  code         text,
  body_ref     text,
  at           timestamptz not null,
  unique (partner, name, digest, state),
  check ((state = 'refused') = (first_id is null) and (state = 'refused') = (code is not null))
);

grant select, insert, update on file_poll to hub_app;
grant select, insert on partner_file, partner_file_other to hub_app;

do $$
declare
  t text;
begin
  foreach t in array array['file_poll', 'partner_file', 'partner_file_other'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy jurisdiction_scope on %I using (in_scope(jurisdiction))', t);
  end loop;
end $$;
