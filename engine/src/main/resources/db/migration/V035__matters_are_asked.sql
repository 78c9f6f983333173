-- What a case asks the bureau, and goes on without until it is answered, waits for a person too.
alter table parked
  drop constraint parked_kind_check,
  add constraint parked_kind_check check (kind in ('event', 'held', 'clock', 'delivery', 'conflict', 'difference', 'matter'));
