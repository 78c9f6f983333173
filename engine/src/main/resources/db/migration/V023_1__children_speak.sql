-- A case may raise an event for the case above it.
alter table inbox
  drop constraint inbox_origin_check,
  add constraint inbox_origin_check check (origin in ('message', 'parent', 'child', 'delivery', 'clock', 'person'));
