-- The oldest cases of a flow with something to decide that nobody has claimed, as CaseTable asked for them until now. Whatever
-- plan is kept from when the tables were small, this one goes by key: reading all cases for each event that waits, a burst of
-- some thousand messages held one statement for longer than a transaction may last.
create function claim_cases(wanted_flow text, known jsonb, look int, most int)
  returns table (case_id uuid, parent_id uuid)
  language plpgsql volatile
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  as $$
#variable_conflict use_column
begin
  return query
    with candidate as materialized (
      select i.id, i.case_id, i.parent_id from inbox i
       where i.flow = wanted_flow and i.state = 'pending'
         and not exists (select from case_file c where c.id in (i.case_id, i.parent_id)
                            and c.schema_version > coalesce((known ->> c.flow)::int, -1))
       order by i.id limit look
    ), first as materialized (
      select distinct on (case_id) case_id, parent_id, id from candidate order by case_id, id
    ), oldest as materialized (
      select * from first order by id
    ), mine as materialized (
      select * from oldest where claim_case(case_id) limit most
    )
    select m.case_id, coalesce(case when c.state not in ('new', 'free') then c.parent_id end, m.parent_id)
      from mine m left join case_file c on c.id = m.case_id;
end $$;
revoke execute on function claim_cases(text, jsonb, int, int) from public;
grant execute on function claim_cases(text, jsonb, int, int) to hub_app;

-- The kinds of these clocks have fired, as ClockClaims said until now; each by its key too. A case whose shape, or whose parent's,
-- is newer than the caller knows is left to nodes that know it.
create function mark_clocks(at timestamptz, newest jsonb, ids uuid[], cases uuid[], generations int[], kinds text[])
  returns table (id uuid, parent_id uuid)
  language plpgsql volatile
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  as $$
#variable_conflict use_column
begin
  return query
    update obligation o
       set warned_at = case when t.kind = 'warn' then at else o.warned_at end,
           acted_on_at = case when t.kind = 'act' then at else o.acted_on_at end,
           due_passed_at = case when t.kind = 'due' then at else o.due_passed_at end,
           changed_at = at
      from unnest(ids, cases, generations, kinds) as t(id, case_id, generation, kind)
           left join case_file c on c.id = t.case_id
           left join case_file p on p.id = c.parent_id
     where o.id = t.id and o.generation = t.generation and next_kind(o) = t.kind and o.next_at <= at
       and (c.id is null or c.schema_version <= (newest ->> c.flow)::int)
       and (p.id is null or p.schema_version <= coalesce((newest ->> p.flow)::int, -1))
    returning o.id, c.parent_id;
end $$;
revoke execute on function mark_clocks(timestamptz, jsonb, uuid[], uuid[], int[], text[]) from public;
grant execute on function mark_clocks(timestamptz, jsonb, uuid[], uuid[], int[], text[]) to hub_app;
