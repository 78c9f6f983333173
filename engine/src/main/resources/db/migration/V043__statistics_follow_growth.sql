-- Only its owner may analyze a table on every PostgreSQL that the hub runs on; the hub may ask for it. What somebody else is
-- analyzing or changing already is skipped.
create function analyze_table(grown text) returns void
  language plpgsql volatile security definer set search_path = public
  as $$
begin
  execute format('analyze (skip_locked) %I', grown);
end $$;
revoke execute on function analyze_table(text) from public;
grant execute on function analyze_table(text) to hub_app;
