-- After a restore (P12). begun_at: the legal time at which a hub first ran on the restored database; what happened between
-- since and then, only partners know.
alter table recovery add column begun_at timestamptz;

-- Each partner that must cover the gap: a holder by its daily statements (need statement), whoever else hands things in by two
-- persons' word that it has sent again what it holds receipts for (need word). Two persons may declare either.
create table recovery_partner (
  partner      text primary key,
  jurisdiction text        not null,
  need         text        not null check (need in ('statement', 'word')),
  covered_at   timestamptz,
  covered_by   text check (covered_by in ('statement', 'persons')),
  declared_by  text,
  declared_at  timestamptz,
  reason       text,
  confirmed_by text,
  check ((covered_at is null) = (covered_by is null)),
  check ((declared_by is null) = (reason is null)),
  check (covered_by is distinct from 'persons' or confirmed_by <> declared_by)
);

-- Sends of money that were put in doubt since, once each: the partner was asked, its statement lists them, or a person decides.
create table recovery_asked (
  outgoing_id uuid primary key,
  at          timestamptz not null
);

-- A send of money may leave only if it was put in doubt first, or is of money that came after the gap, by the holder's own date.
create function recovery_lets_go(row_id uuid, wire text) returns boolean
  language sql stable
  as $$
    select exists (select from recovery_asked a where a.outgoing_id = row_id)
        or exists (select from recovery c, instruction i
                     join money_obligation m on m.id = i.obligation_id
                     join received_item r on r.id = m.item_id
                    where i.wire_id = wire
                      and (r.received_at at time zone 'Asia/Shanghai')::date > (c.begun_at at time zone 'Asia/Shanghai')::date)
  $$;

create index statement_line_by_wire on statement_line (partner, wire_id) where wire_id is not null;

grant select, insert, update, delete on recovery_partner, recovery_asked to hub_app;
alter table recovery_partner enable row level security;
create policy jurisdiction_scope on recovery_partner using (in_scope(jurisdiction));
