package cn.caitong.app.nodes;

import cn.caitong.app.kill.CrashPoints;
import cn.caitong.app.kill.HubProcess;
import cn.caitong.engine.store.TransactionListener;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds one thread at a point that was asked for, and says so, until it is told to go on; the process is stopped from outside
 * meanwhile. A transaction that has written nothing passes.
 */
final class PausePoint implements TransactionListener {
    private final PrintStream out;
    private final ThreadLocal<Boolean> isMeant = ThreadLocal.withInitial(() -> false);
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private volatile Optional<Wanted> wanted = Optional.empty();

    /** A point, what must be true of a row that is written before it, and how to look. */
    private record Wanted(String point, String condition, JdbcClient jdbc) {
        boolean isWritten(String transaction) {
            return CrashPoints.tableOf(transaction)
                    .map(table -> jdbc.sql(
                                    "select exists (select from %s where xmin = pg_current_xact_id()::xid and %s)"
                                            .formatted(table, condition))
                            .query(Boolean.class)
                            .single())
                    .orElse(true);
        }
    }

    PausePoint(PrintStream out) {
        this.out = out;
    }

    /** The next thread that comes there, having written such a row, is held. */
    void at(String point, String condition, JdbcClient jdbc) {
        goOn = new CountDownLatch(1);
        wanted = Optional.of(new Wanted(point, condition, jdbc));
    }

    void goOn() {
        wanted = Optional.empty();
        goOn.countDown();
    }

    @Override
    public void beforeCommit(String transaction) {
        isMeant.set(wanted.filter(now -> now.point().startsWith(transaction + CrashPoints.AT))
                .filter(now -> now.isWritten(transaction))
                .isPresent());
        if (isMeant.get()) {
            reach(CrashPoints.beforeCommit(transaction));
        }
    }

    @Override
    public void committed(String transaction) {
        if (isMeant.get()) {
            isMeant.remove();
            reach(CrashPoints.committed(transaction));
        }
    }

    private synchronized boolean isFirst(String where) {
        boolean first = wanted.filter(now -> now.point().equals(where)).isPresent();
        if (first) {
            wanted = Optional.empty();
        }
        return first;
    }

    private void reach(String where) {
        CountDownLatch until = goOn;
        if (!isFirst(where)) {
            return;
        }
        out.println(HubProcess.AT_POINT + where);
        out.flush();
        try {
            until.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
