-- Money that is reported late is held against the statements of its day, however long ago these agreed: booked_at is the legal time
-- at which the ledger had it. Unknown of what was there before, and of what a node of the version before books meanwhile.
alter table received_item add column booked_at timestamptz;
create index received_item_by_booking on received_item using brin (booked_at);

-- When the bank's return was heard of: it must stand on a statement, also once its instruction is void and its sum is paid anew.
alter table instruction add column returned_at timestamptz;
update instruction set returned_at = changed_at where state = 'returned';

-- How often a correction has put another movement in this line's place: what was said of the first is not said of the other.
alter table statement_line add column replaced int not null default 0;
