-- A clock whose end has come and whose silence is not proven yet is asked again at this time (P6); its due time stays what it is.
alter table obligation add column postponed_until timestamptz;
alter table obligation alter column next_at set expression as (least(
  case when state = 'open' and not parked and warned_at is null then warn_at end,
  case when state = 'open' and not parked and not standing and acted_on_at is null then act_at end,
  case when state in ('open', 'acted') and not parked and not standing and due_passed_at is null
       then greatest(due_at, postponed_until) end
));

-- What waits for a person, or for an earlier event, beside the case that is asked about: under the same parent.
create index inbox_aside_by_parent on inbox (parent_id) where state in ('held', 'parked');
