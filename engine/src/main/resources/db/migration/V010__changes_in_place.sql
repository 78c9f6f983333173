-- A case changes again and again, and is looked for now and then. No index holds what a change moves, but for one over page
-- ranges, which does not count: so a change is written beside the old row, and no index hears of it (a heap-only tuple).
-- Room for that is left on each page. Searches go from the case opened last to the first.
alter table case_file set (fillfactor = 60);
drop index case_by_supplier;
drop index case_by_partner;
drop index case_by_time;
create index case_by_supplier on case_file (supplier, opened_at, id) where supplier is not null;
create index case_by_partner on case_file (partner, flow, opened_at, id);
create index case_by_time on case_file (opened_at, id);
create index case_by_change on case_file using brin (changed_at) with (pages_per_range = 32);

-- As before, in the one order of ids. Of a large batch, neighbours in it that are there and are locked alike are locked by one
-- statement. That is planned each time: a plan that was kept from when the table was small would read all of it. What is not
-- there yet is locked by its name, and then looked for again.
create or replace function lock_cases(ids uuid[], strongly boolean[]) returns setof case_file
  language plpgsql volatile
  as $$
declare
  run record;
  wanted uuid;
begin
  for run in execute
    case when cardinality(ids) < 32
    then 'select array[u.id] as ids, bool_or(u.strong) as strong, false as there
            from unnest($1, $2) u(id, strong) group by u.id order by u.id'
    else 'select array_agg(r.id order by r.place) as ids, r.strong, r.there
            from (select w.id, w.strong, c.id is not null as there, row_number() over (order by w.id) as place,
                         row_number() over (partition by w.strong, c.id is not null order by w.id) as among_alike
                    from (select u.id, bool_or(u.strong) as strong from unnest($1, $2) u(id, strong) group by u.id) w
                    left join case_file c on c.id = w.id) r
           group by r.strong, r.there, r.place - r.among_alike
           order by min(r.place)' end using ids, strongly
  loop
    if run.there and run.strong then
      return query execute 'select c.* from case_file c where c.id = any ($1) order by c.id for update' using run.ids;
    elsif run.there then
      return query execute 'select c.* from case_file c where c.id = any ($1) order by c.id for share' using run.ids;
    else
      foreach wanted in array run.ids loop
        for attempt in 1 .. 2 loop
          if run.strong then
            return query select c.* from case_file c where c.id = wanted for update;
          else
            return query select c.* from case_file c where c.id = wanted for share;
          end if;
          exit when found or attempt = 2;
          if run.strong then
            perform pg_advisory_xact_lock(uuid_hash_extended(wanted, 2));
          else
            perform pg_advisory_xact_lock_shared(uuid_hash_extended(wanted, 2));
          end if;
        end loop;
      end loop;
    end if;
  end loop;
end $$;
