-- What was parked, and is still open, because of a withdrawal of a bid: known to nobody before the opening (P13), as what is parked
-- since (V039).
update parked p set veiled = true
 where p.resolved_at is null and p.kind in ('event', 'held')
   and exists (select from inbox i where i.case_id = p.case_id and i.id::text = p.ref
                                     and i.type in ('bid.withdrawn.v1', 'bid.revoked.v1'));
update alarm a set veiled = true
 where a.cleared_at is null
   and exists (select from parked p where p.resolved_at is null and p.veiled and a.ref = p.kind || ':' || p.ref);
