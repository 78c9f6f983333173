-- Finance or a court stopped what a row is about. What never left is withdrawn; what may have left stays as it is and is asked about,
-- but should it prove not to have arrived it is not sent again until the stop is lifted. On the row itself, so that a claim that waits
-- for its lock sees the word.
alter table outgoing add column kept_back boolean not null default false;
