package cn.caitong.engine.obligation;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clocks of made-up cases on a real database, and what became of them. Times are given from legal time, as of {@link #reset}. */
final class Clockwork {
    static final String FLOW = "deposit";

    final TestDatabase database;
    final Transactions transactions;
    final LegalTime time;
    final FiringGuard guard;
    final Obligations obligations;
    final ParkedClocks parked;
    final FiredLog fired = new FiredLog(this);
    private Instant start = Instant.EPOCH;

    Clockwork(TestDatabase database) {
        this(database, database.transactions());
    }

    Clockwork(TestDatabase database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
        this.time = new LegalTime(transactions);
        this.guard = new FiringGuard(transactions, new HubNode("n", "1"), Ticker.SYSTEM, Clock.systemUTC());
        this.obligations = new Obligations(transactions);
        this.parked =
                new ParkedClocks(transactions, time, new ParkedItems(transactions), new EvidenceLog(transactions));
    }

    Clockwork reset() {
        database.empty();
        new MonthPartitions(transactions).ensure();
        guard.sweep();
        start = time.now();
        return this;
    }

    ClockFirer firer() {
        return firer(transactions, fired);
    }

    ClockFirer firer(Transactions by, ClockEvents events) {
        return new ClockFirer(by, guard, events, parked, List.of(new SilentFlow()));
    }

    ClockFirer firer(TransactionListener listener) {
        return firer(new Transactions(database.database().dataSource(), listener), fired);
    }

    /** Fires until nothing is due. */
    int fireAll() {
        int total = 0;
        for (int n = firer().fire(500); n > 0; n = firer().fire(500)) {
            total += n;
        }
        return total;
    }

    Instant in(Duration fromStart) {
        return start.plus(fromStart);
    }

    static Location location(String key) {
        return new Location(FLOW, key, null, "500103", "500103", "T-1", "1", null);
    }

    /** A case, with nothing in it. */
    void addCase(String key) {
        jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version,
                                   jurisdiction, partner, opened_at, changed_at)
            values (?, ?, ?, 'held', '{}', 1, 1, '500103', '500103', legal_now(), legal_now())
            on conflict do nothing\
            """).params(location(key).caseId(), FLOW, key).update();
    }

    /** A case with one clock, which is named like the case. */
    void addClock(String key, @Nullable Duration warn, @Nullable Duration act, Duration due) {
        addClocks(List.of(open(key, warn, act, due)));
    }

    /** Cases with one clock each, which is named like its case; in one transaction. */
    void addClocks(List<ObligationChange.Open> clocks) {
        transactions.run("test", () -> {
            clocks.forEach(clock -> addCase(clock.name()));
            obligations.apply(clocks.stream()
                    .map(clock -> new Changed<ObligationChange>(location(clock.name()), start, clock))
                    .toList());
        });
    }

    ObligationChange.Open open(String name, @Nullable Duration warn, @Nullable Duration act, Duration due) {
        return new ObligationChange.Open(
                name,
                "C12b",
                "order-87",
                "agency",
                "supplier",
                "award.notice-published.v1",
                "portal",
                LocalDate.of(2026, 2, 11),
                "none",
                false,
                warn == null ? null : in(warn),
                act == null ? null : in(act),
                in(due));
    }

    void apply(String key, ObligationChange... changes) {
        applyAt(start, key, changes);
    }

    /** Decided at that legal time. */
    void applyAt(Instant at, String key, ObligationChange... changes) {
        List<Changed<ObligationChange>> all = List.of(changes).stream()
                .map(change -> new Changed<>(location(key), at, change))
                .toList();
        transactions.run("test", () -> obligations.apply(all));
    }

    /** One column of a clock, as text; empty for null. */
    String read(String key, String column) {
        return jdbc().sql("select coalesce((%s)::text, '') from obligation o where id = ?".formatted(column))
                .param(Obligations.idOf(location(key).caseId(), key))
                .query(String.class)
                .single();
    }

    String next(String key) {
        return read(key, "next_kind(o)");
    }

    JdbcClient jdbc() {
        return transactions.jdbc();
    }
}
