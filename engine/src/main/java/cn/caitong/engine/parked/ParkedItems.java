package cn.caitong.engine.parked;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What waits for a person, each with its alarm. Everything here joins the caller's transaction. */
public final class ParkedItems {
    private static final String PARK = """
        insert into parked (kind, ref, flow, case_id, jurisdiction, partner, code, detail, owner, at, veiled)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                             ?::text[], ?::timestamptz[], ?::boolean[])
        on conflict (kind, ref) where resolved_at is null do nothing
        """;
    private static final String RESOLVE = """
        update parked set resolved_at = ?, resolved_by = ?, resolution = ?
         where kind = ? and ref = ? and resolved_at is null
        returning code
        """;

    private final Transactions transactions;
    private final Alarms alarms;

    public ParkedItems(Transactions transactions) {
        this.transactions = transactions;
        this.alarms = new Alarms(transactions);
    }

    /** Parks each that is not parked already, and raises its alarm. */
    public void park(List<Parked> items) {
        if (items.isEmpty()) {
            return;
        }
        List<Parked> ordered = items.stream()
                .sorted(Comparator.comparing(Parked::kind).thenComparing(Parked::ref))
                .toList();
        transactions
                .jdbc()
                .sql(PARK)
                .params(
                        Columns.text(ordered, item -> item.kind().code()),
                        Columns.text(ordered, Parked::ref),
                        Columns.text(ordered, Parked::flow),
                        Columns.text(ordered, Parked::caseId),
                        Columns.text(ordered, Parked::jurisdiction),
                        Columns.text(ordered, Parked::partner),
                        Columns.text(ordered, Parked::code),
                        Columns.text(ordered, Parked::detail),
                        Columns.text(ordered, item -> item.owner().code()),
                        Columns.text(ordered, Parked::at),
                        Columns.text(ordered, Parked::veiled))
                .update();
        alarms.raise(ordered.stream().map(Parked::alarm).toList());
    }

    /** A person is done with it: its alarm is cleared. False where nothing of that name is parked. */
    public boolean resolve(Parked.Kind kind, String ref, String person, String resolution, Instant at) {
        Optional<String> code = transactions
                .jdbc()
                .sql(RESOLVE)
                .params(at.atOffset(ZoneOffset.UTC), person, resolution, kind.code(), ref)
                .query(String.class)
                .optional();
        code.ifPresent(open -> alarms.clear(open, Parked.alarmRef(kind, ref), at));
        return code.isPresent();
    }
}
