-- What is held for longer than its flow has patience waits for a person too.
alter table parked
  drop constraint parked_kind_check,
  add constraint parked_kind_check check (kind in ('event', 'held', 'clock', 'delivery', 'conflict', 'difference'));
