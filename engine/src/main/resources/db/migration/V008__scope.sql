-- The hub's own role owns nothing, bypasses nothing, and deletes only what is a queue.
grant usage on schema public to hub_app;
grant select, insert, update on all tables in schema public to hub_app;
grant usage on all sequences in schema public to hub_app;
grant delete on inbox, fan_out, evidence_unsealed to hub_app;
revoke update on message, message_conflict, refusal, evidence, evidence_batch, obligation_past,
                 calendar_version, partitioned_table from hub_app;
grant update (active_since) on calendar_version to hub_app;
grant update (salt, payload) on evidence to hub_app;
revoke insert on partitioned_table, legal_clock, recovery, evidence_sealer from hub_app;

-- Each transaction carries the jurisdictions it may see: '*' for the hub's own work, a list for a caller's.
-- A case, not an or: the planner takes the comparison for one row in two hundred, and would sort what an index orders.
create function in_scope(jurisdiction text) returns boolean
  language sql stable
  as $$ select case when current_setting('caitong.scope', true) = '*' then true
                    else jurisdiction = any (string_to_array(current_setting('caitong.scope', true), ',')) end $$;

do $$
declare
  t text;
begin
  for t in
    select c.table_name from information_schema.columns c
      join information_schema.tables x using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'jurisdiction' and x.table_type = 'BASE TABLE'
       and to_regclass(c.table_name) not in (select inhrelid from pg_inherits)
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy jurisdiction_scope on %I using (in_scope(jurisdiction))', t);
  end loop;
end $$;
