-- Payments of confirmed claims. A red invoice takes its sum back before it is paid, a penalty is deducted from it: both are
-- reserved like what is paid, in the same running totals under the same check.
alter table received_item
  add column red      numeric(17, 2) not null default 0 check (red >= 0),
  add column deducted numeric(17, 2) not null default 0 check (deducted >= 0),
  drop constraint parts_within_received,
  add constraint parts_within_received
      check (refunded + forfeited + converted + claimed + paid + red + deducted <= received);

alter table money_obligation
  drop constraint money_obligation_purpose_check,
  add constraint money_obligation_purpose_check
      check (purpose in ('refund', 'forfeit', 'convert', 'claim', 'pay', 'red', 'deduct'));

-- One message may carry several instructions, such as an application for all budget lines of a claim. carrier is the business id
-- of the message that an instruction goes in; its own wire id where it goes alone, as everything did before, and as the last
-- version still writes it.
alter table instruction
  add column carried_in text check (carried_in <> ''),
  add column carrier    text generated always as (coalesce(carried_in, wire_id)) stored;
create index instruction_by_carrier on instruction (carrier);

-- As before (P12), of all that a message carries: it leaves unasked only if none of it may have left in the gap. A payment, and
-- whatever else is made of a confirmed claim, is always asked about.
create or replace function recovery_lets_go(row_id uuid, wire text) returns boolean
  language sql stable
  as $$
    select exists (select from recovery_asked a where a.outgoing_id = row_id)
        or coalesce((select bool_and(m.purpose in ('refund', 'forfeit', 'convert')
                                     and (r.received_at at time zone 'Asia/Shanghai')::date
                                         > (c.begun_at at time zone 'Asia/Shanghai')::date)
                       from recovery c, instruction i
                       join money_obligation m on m.id = i.obligation_id
                       join received_item r on r.id = m.item_id
                      where i.carrier = wire), false)
  $$;
