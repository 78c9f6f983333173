package cn.caitong.app.kill;

import cn.caitong.engine.store.TransactionListener;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops a thread for ever at one crash point and says so; the kill comes from outside. A transaction that has written nothing
 * passes: dying there would show nothing.
 */
final class DeathWish implements TransactionListener {
    private final String point;
    private final JdbcClient jdbc;
    private final PrintStream out;
    private final ThreadLocal<Boolean> wrote = ThreadLocal.withInitial(() -> false);

    /** @param point where to stop; {@link CrashPoints#NOWHERE} for nowhere */
    DeathWish(String point, DataSource database, PrintStream out) {
        this.point = point;
        this.jdbc = JdbcClient.create(database);
        this.out = out;
    }

    @Override
    public void beforeCommit(String transaction) {
        boolean here = point.startsWith(transaction + CrashPoints.AT) && hasWritten(transaction);
        wrote.set(here);
        if (here) {
            reach(CrashPoints.beforeCommit(transaction));
        }
    }

    @Override
    public void committed(String transaction) {
        if (wrote.get()) {
            wrote.remove();
            reach(CrashPoints.committed(transaction));
        }
    }

    /** A thread has come to this point. */
    void reach(String where) {
        if (where.equals(point)) {
            out.println(HubProcess.AT_POINT + where);
            out.flush();
            while (true) {
                LockSupport.park(this);
            }
        }
    }

    /** Joins the transaction that is about to commit, and looks for a row of its own. */
    private boolean hasWritten(String transaction) {
        return CrashPoints.tableOf(transaction)
                .map(table -> jdbc.sql("select exists (select from %s where xmin = pg_current_xact_id()::xid)"
                                .formatted(table))
                        .query(Boolean.class)
                        .single())
                .orElse(true);
    }
}
