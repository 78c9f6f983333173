-- As newest_attempt (V038), with the code too: whether the message was last seen lying where its partner may still take it. The
-- version before goes on asking the other.
create function newest_attempt_seen(sent uuid, number int)
  returns table (marked_at timestamptz, outcome text, code text, ended_at timestamptz)
  language sql volatile
  as $$ select t.marked_at, t.outcome, t.code, t.ended_at from attempt t where t.outgoing_id = sent and t.n = number $$;
