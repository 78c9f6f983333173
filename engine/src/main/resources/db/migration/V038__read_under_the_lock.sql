-- A send's newest attempt as it is when this is called: volatile, so that each call sees what was committed while its caller's
-- statement waited for the send's lock. A join sees what stood there when the statement began.
create function newest_attempt(sent uuid, number int)
  returns table (marked_at timestamptz, outcome text, ended_at timestamptz)
  language sql volatile
  as $$ select t.marked_at, t.outcome, t.ended_at from attempt t where t.outgoing_id = sent and t.n = number $$;
