package cn.caitong.engine.time;

import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Makes sure that the tables kept by month have somewhere to put this month's rows and the next's. Called at start, by a
 * daily sweep, and before the demo's clock enters a month.
 */
public final class MonthPartitions {
    /** The transaction of {@link #ensure()}. */
    @TransactionName
    public static final String ENSURE = "ensure-months";

    private final Transactions transactions;

    public MonthPartitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The legal month and the next one, in its own transaction. */
    public void ensure() {
        transactions.run(ENSURE, () -> transactions.jdbc().sql("""
            select ensure_month(at), ensure_month(at + interval '1 month')
              from (select legal_now() as at) clock\
            """).query().listOfRows());
    }

    /** The month of an instant and the next one, in the caller's transaction. */
    void ensureAround(Instant at) {
        transactions
                .jdbc()
                .sql("select ensure_month(:at), ensure_month(:at + interval '1 month')")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query()
                .listOfRows();
    }
}
