-- As before (P12), but a confirmed claim has no holder's date that shows it came after the gap: its date is the hub's own, and a
-- restored hub confirms it a second time. So a payment that a gap may hide leaves only after its partner was asked about it.
create or replace function recovery_lets_go(row_id uuid, wire text) returns boolean
  language sql stable
  as $$
    select exists (select from recovery_asked a where a.outgoing_id = row_id)
        or exists (select from recovery c, instruction i
                     join money_obligation m on m.id = i.obligation_id
                     join received_item r on r.id = m.item_id
                    where i.wire_id = wire and m.purpose <> 'pay'
                      and (r.received_at at time zone 'Asia/Shanghai')::date > (c.begun_at at time zone 'Asia/Shanghai')::date)
  $$;
