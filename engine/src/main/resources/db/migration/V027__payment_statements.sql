-- Statements of what was paid beside those of deposits. flow says which; items is the origin under which the ledger keeps what
-- their lines are about: of a holder its own id, as before, and as the last version still writes it. A statement of payments
-- lists no balances.
alter table statement_day
  add column flow    text not null default 'statement',
  add column version bigint,
  alter column opening drop not null,
  alter column closing drop not null;

-- version counts the decisions about a statement's case: when it goes up the statement was corrected, and is taken apart again.
update statement_day d set version = c.version from case_file c where c.id = d.case_id;

alter table statement_line
  add column kept_under text check (kept_under <> ''),
  add column items      text generated always as (coalesce(kept_under, partner)) stored,
  add column version    bigint;
update statement_line l set version = d.version from statement_day d where d.partner = l.partner and d.date = l.date;
create index statement_line_of_ledger on statement_line (items, receipt_id, kind);

-- What a correction no longer lists goes; both statements stay in the case's evidence.
grant delete on statement_line to hub_app;
