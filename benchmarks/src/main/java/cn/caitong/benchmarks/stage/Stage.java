package cn.caitong.benchmarks.stage;

import cn.caitong.benchmarks.measure.Costs;
import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.time.Ticker;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A fresh copy of a prepared database, opened as a hub opens it, for one run. */
public final class Stage implements AutoCloseable {
    /** Between two looks, in nanoseconds. */
    public static final long A_MOMENT = 50_000_000;

    private static final long LONGEST = 3_600_000_000_000L;

    private final Cluster cluster;
    private final String name;
    private final HubDatabase database;
    private final CountedSource source;

    private Stage(Cluster cluster, String name, HubDatabase database) {
        this.cluster = cluster;
        this.name = name;
        this.database = database;
        this.source = new CountedSource(database.dataSource());
    }

    /** Copies a prepared database, and has the server write out what it holds back, so that no run pays for another's. */
    public static Stage of(Cluster cluster, String prepared) throws SQLException {
        String name = "run_of_" + prepared;
        HubDatabase database = HubDatabase.open(cluster.copy(prepared, name));
        cluster.administrate("checkpoint");
        return new Stage(cluster, name, database);
    }

    /** The hub's pool, as the hub has it. */
    public DataSource source() {
        return source;
    }

    /** What is timed. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Times the work and counts what it cost; the pool is closed afterwards, which makes PostgreSQL tell its counts. */
    public Measured measured(long operations, Work work, AutoCloseable... users) throws Exception {
        Costs before = costs();
        long from = Ticker.SYSTEM.nanos();
        work.run();
        double seconds = (Ticker.SYSTEM.nanos() - from) / 1e9;
        for (AutoCloseable user : users) {
            user.close();
        }
        database.close();
        awaitSilence();
        return new Measured(operations, seconds, costs().minus(before));
    }

    /** One row of whole numbers, after the run. */
    public long[] ask(String question) throws SQLException {
        return cluster.ask(name, question);
    }

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds(Stage stage) throws SQLException;
    }

    /** Looks again and again, until it holds; gives up after an hour. */
    public void await(Condition condition) throws SQLException {
        long from = Ticker.SYSTEM.nanos();
        while (!condition.holds(this)) {
            if (Ticker.SYSTEM.nanos() - from > LONGEST) {
                throw new IllegalStateException("What was waited for did not come");
            }
            LockSupport.parkNanos(A_MOMENT);
        }
    }

    /** Runs statements as the schema's owner. */
    public void owner(String... statements) throws SQLException {
        cluster.owner(name, statements);
    }

    /** Keeps what became of the copy as a prepared database of its own. */
    void keepAs(String prepared) throws SQLException {
        database.close();
        cluster.drop(prepared);
        cluster.owner(name, "vacuum (analyze)");
        cluster.copy(name, prepared);
    }

    private Costs costs() throws SQLException {
        long[] counts = cluster.ask("postgres", """
            select (select xact_commit from pg_stat_database where datname = '%s'),
                   pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,
                   (select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal')\
            """.formatted(name));
        return new Costs(counts[0], source.statements(), counts[1], counts[2]);
    }

    private void awaitSilence() throws SQLException {
        await(stage -> cluster.ask("postgres", """
            select count(*) from pg_stat_activity where datname = '%s'\
            """.formatted(name))[0] == 0);
    }

    @Override
    public void close() throws SQLException {
        database.close();
        cluster.drop(name);
    }
}
