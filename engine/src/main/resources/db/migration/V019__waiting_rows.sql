-- Money that is stopped may lie in the outbox by the hundred thousand. What else is ready for the same partner, and what of the
-- money is let go, by number, are found beside it, and what is unknown is counted without reading the rest.
create index outgoing_ready_other on outgoing (partner, next_attempt_at, seq) where state = 'ready' and not money;
create index outgoing_ready_money on outgoing (partner, seq) where state = 'ready' and money;
create index outgoing_unknown on outgoing (partner) where state = 'unknown';

-- How much waits for each partner, for the hub's own work alone: read from partial indexes, one for each state, which hold no
-- jurisdiction to be checked row by row. Planned each time: a plan kept from when the outbox was small would read all of it, and
-- where nearly everything waits the planner would, too.
create function count_undelivered() returns table (partner text, waiting bigint)
  language plpgsql stable security definer
  set search_path = public
  set enable_seqscan = off
  as $$
begin
  if current_setting('caitong.scope', true) is distinct from '*' then
    raise exception 'count_undelivered is for the hub itself';
  end if;
  return query execute
    'select o.partner, count(*)
       from (select r.partner from outgoing r where r.state = ''ready''
             union all select s.partner from outgoing s where s.state = ''sending''
             union all select u.partner from outgoing u where u.state = ''unknown'') o
      group by o.partner';
end $$;
revoke execute on function count_undelivered() from public;
grant execute on function count_undelivered() to hub_app;
