package cn.caitong.engine.parked;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** The alarms that are open, and were. Everything here joins the caller's transaction. */
public final class Alarms {
    private static final String RAISE = """
        insert into alarm (code, ref, jurisdiction, detail, at, veiled)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[])
        on conflict (code, ref) where cleared_at is null do nothing
        """;
    private static final String CLEAR =
            "update alarm set cleared_at = ? where code = ? and ref = ? and cleared_at is null";

    private final Transactions transactions;

    public Alarms(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Opens those that are not open already; in one statement and one order, so that two callers never wait in a circle. */
    public void raise(List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            return;
        }
        List<Alarm> ordered = alarms.stream()
                .sorted(Comparator.comparing(Alarm::code).thenComparing(Alarm::ref))
                .toList();
        transactions
                .jdbc()
                .sql(RAISE)
                .params(
                        Columns.text(ordered, Alarm::code),
                        Columns.text(ordered, Alarm::ref),
                        Columns.text(ordered, Alarm::jurisdiction),
                        Columns.text(ordered, Alarm::detail),
                        Columns.text(ordered, Alarm::at),
                        Columns.text(ordered, Alarm::veiled))
                .update();
    }

    /** Clears the alarm, if it is open. */
    public void clear(String code, String ref, Instant at) {
        transactions
                .jdbc()
                .sql(CLEAR)
                .params(at.atOffset(ZoneOffset.UTC), code, ref)
                .update();
    }
}
