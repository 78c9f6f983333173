package cn.caitong.engine.time;

import cn.caitong.engine.store.TransactionName;
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
    @TransactionName
    public static final String ADVANCE = "legal-time-advance";
    /** The transaction in which the demo says where its clock begins. */
    @TransactionName
    public static final String BEGIN = "legal-time-begin";

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
     * Says where the demo's clock begins, before or after now, in its own transaction. Only a hub that has witnessed nothing
     * yet can be told: legal time never goes back on what has happened.
     *
     * @return legal time afterwards
     * @throws IllegalStateException if something has happened already
     */
    public Instant beginAt(Instant start) {
        return transactions.call(BEGIN, () -> {
            months.ensureAround(start);
            int told = transactions
                    .jdbc()
                    .sql("""
                        update legal_clock set demo_offset = ? - database_now(), moved_at = database_now() where not exists (select from evidence_head)\
                        """)
                    .param(start.atOffset(ZoneOffset.UTC))
                    .update();
            if (told == 0) {
                throw new IllegalStateException("The demo's clock begins before anything happens; use an empty hub");
            }
            return now();
        });
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
                update legal_clock set demo_offset = greatest(demo_offset, ? - database_now()), moved_at = database_now()\
                """).param(target.atOffset(ZoneOffset.UTC)).update();
            return now();
        });
    }
}
