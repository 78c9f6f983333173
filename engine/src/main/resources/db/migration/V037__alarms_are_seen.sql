-- Alarms are shown, told and ended. Who acknowledged one whose cause has no end of its own, and why; and when the log had it.
alter table alarm
  add column acknowledged_by text,
  add column reason          text,
  add column told_at         timestamptz,
  add constraint alarm_acknowledged check ((acknowledged_by is null) = (reason is null));
update alarm set told_at = cleared_at where cleared_at is not null;
create index alarm_untold on alarm (id) where told_at is null;
create index parked_by_ref on parked (kind, ref);

-- The case that an alarm is about, by its reference: a case, something that is told, a parked item. Null for a partner's own
-- trouble. What names a case that is not there names one that nobody may know.
create function alarm_case(about text) returns uuid
  language sql stable
  as $$ select case
    when about ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then coalesce((select o.case_id from outgoing o where o.id = about::uuid), about::uuid)
    when about ~ '^(event|held|clock|delivery|conflict|difference|matter):'
      then coalesce((select p.case_id from parked p
                      where p.kind = split_part(about, ':', 1) and p.ref = substr(about, strpos(about, ':') + 1)
                      order by p.id desc limit 1), '00000000-0000-0000-0000-000000000000')
  end $$;
