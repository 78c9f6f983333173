-- The broker is the hub's own: while nobody gets at a partner's queue, that partner can hand nothing in (P6). A node of the version
-- before reads such a time as any other.
alter table intake_away
  drop constraint intake_away_why_check,
  add constraint intake_away_why_check check (why in ('nobody', 'backlog', 'evidence', 'database', 'queue'));
