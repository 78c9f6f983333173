-- Rows beside a case's, a message's or a delivery's own belong to the same district, and are in its scope. Those from before, and
-- those that a node of the version before writes meanwhile, name none, and are seen as they were: by whoever knows their key.
alter table body add column jurisdiction text;
alter table case_slot add column jurisdiction text;
alter table evidence_head add column jurisdiction text;
alter table outgoing_shown add column jurisdiction text;
alter table recovery_asked add column jurisdiction text;

do $$
declare
  t text;
begin
  foreach t in array array['body', 'case_slot', 'evidence_head', 'outgoing_shown', 'recovery_asked'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy jurisdiction_scope on %I using (jurisdiction is null or in_scope(jurisdiction))', t);
  end loop;
end $$;

-- What refers to another row is found from there.
create index partner_file_other_by_first on partner_file_other (first_id) where first_id is not null;
create index hold_act_by_hold on hold_act (hold_id) where hold_id is not null;
create index delivery_act_by_delivery on delivery_act (outgoing_id, id);
