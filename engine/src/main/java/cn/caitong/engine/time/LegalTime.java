package cn.caitong.engine.time;

import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Legal time: the database's clock plus the demo's offset, UTC. It may step back when the database's clock is corrected;
 * what has fired stays fired, and what has not fires later.
 */
public final class LegalTime {
    /** The transaction in which the demo moves its clock. */
    public static final String ADVANCE = "legal-time-advance";

    private final Transactions transactions;
    private final MonthPartitions months;

    public LegalTime(Transactions transactions) {
        this.transactions = transactions;
        this.months = new MonthPartitions(transactions);
    }

    /** The legal time of the caller's transaction, which reads it once and keeps it: every call looks at the clock again. */
    public Instant now() {
        return transactions
                .jdbc()
                .sql("select legal_now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /**
     * Moves the demo's clock forward, in its own transaction; a time that has passed already changes nothing. This is no
     * jump: the guard watches the database's clock, which stays where it is.
     *
     * @return legal time afterwards
     */
    public Instant advanceTo(Instant target) {
        return transactions.call(ADVANCE, () -> {
            months.ensureAround(target);
            transactions.jdbc().sql("""
                update legal_clock set demo_offset = greatest(demo_offset, ? - database_now())\
                """).param(target.atOffset(ZoneOffset.UTC)).update();
            return now();
        });
    }
}
