-- That one id came with two contents is about the first message: known to whoever may know of that one, and of what is veiled to nobody
-- else before the opening (P13). Until now such an alarm was about its partner, and named the message to whoever asked.
create or replace function alarm_case(about text) returns uuid
  language sql stable
  as $$ select case
    when about ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then coalesce((select o.case_id from outgoing o where o.id = about::uuid), about::uuid)
    when about ~ '^message:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then coalesce((select m.case_id from message m where m.id = substr(about, 9)::uuid),
                    '00000000-0000-0000-0000-000000000000')
    when about ~ '^(event|held|clock|delivery|conflict|difference|matter):'
      then coalesce((select p.case_id from parked p
                      where p.kind = split_part(about, ':', 1) and p.ref = substr(about, strpos(about, ':') + 1)
                      order by p.id desc limit 1), '00000000-0000-0000-0000-000000000000')
  end $$;

update alarm a
   set ref = 'message:' || m.id, veiled = m.type in ('bid.withdrawn.v1', 'bid.revoked.v1')
  from message m
 where a.code = 'message-conflict' and a.ref = m.partner
   and m.id = substring(a.detail from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$')::uuid;

-- A day's statement that will never come was let go by a person, and is not missed again.
create index alarm_acknowledged on alarm (code, ref) where acknowledged_by is not null;
