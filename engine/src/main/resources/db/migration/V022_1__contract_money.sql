-- Contract money. An item is a sum that bounds others: what was received, a contract's milestone, a confirmed claim. Of a
-- milestone, claims are reserved; of a claim, payments, one line for each budget line. What is reserved for them counts in the
-- same running totals under the same check.
alter table received_item
  add column claimed numeric(17, 2) not null default 0 check (claimed >= 0),
  add column paid    numeric(17, 2) not null default 0 check (paid >= 0),
  drop constraint parts_within_received,
  add constraint parts_within_received check (refunded + forfeited + converted + claimed + paid <= received);

-- One part for ever for each purpose and line; a deposit's parts have the empty line. case_id is the case that reserved it.
alter table money_obligation
  add column line text not null default '',
  drop constraint money_obligation_purpose_check,
  add constraint money_obligation_purpose_check check (purpose in ('refund', 'forfeit', 'convert', 'claim', 'pay')),
  drop constraint money_obligation_item_id_purpose_key,
  add constraint money_obligation_item_id_purpose_line_key unique (item_id, purpose, line);
