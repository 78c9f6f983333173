package cn.caitong.engine.hold;

import cn.caitong.engine.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Between who marks money to leave and who stops it. Whoever marks passes before looking for holds, in a statement of its own;
 * who stops waits until all who passed have committed, and those who come meanwhile wait, and see the hold then. In the
 * caller's transaction, until its end.
 */
public final class MoneyGate {
    private final JdbcClient jdbc;

    public MoneyGate(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** Any number pass at a time. */
    public void pass() {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('money-gate'), 0)")
                .query()
                .listOfRows();
    }

    /** Waits for all who have passed. */
    void shut() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('money-gate'), 0)")
                .query()
                .listOfRows();
    }
}
