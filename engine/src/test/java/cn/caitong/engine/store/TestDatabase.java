package cn.caitong.engine.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh database of the newest schema, for one test class. Close it in {@code @AfterAll}. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final DatabaseSettings settings;
    private final HubDatabase database;

    public TestDatabase() {
        settings = TestCluster.get().create(name);
        database = HubDatabase.open(settings);
    }

    /** A folder below {@code target} of this test process alone: several run at a time, each the successor of one before. */
    public static Path folder(String name) {
        return Path.of("target", name + "-" + System.getProperty("test.process", "1"));
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public HubDatabase database() {
        return database;
    }

    public Transactions transactions() {
        return new Transactions(database.dataSource(), TransactionListener.NONE);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }

    /** Steps this database's clock to so far from the true time; {@link #empty} sets it right. */
    public void stepClock(Duration fromTrueTime) {
        TestCluster.get().withOwner(settings, """
            create or replace function database_now() returns timestamptz language sql volatile
              as $$ select clock_timestamp() + interval '%d ms' $$\
            """.formatted(fromTrueTime.toMillis()));
    }

    /** This database's clock stands still at that moment; {@link #empty} sets it right. */
    public void stopClock(Instant at) {
        TestCluster.get().withOwner(settings, """
            create or replace function database_now() returns timestamptz language sql volatile
              as $$ select timestamptz '%s' $$\
            """.formatted(at));
    }

    /** Ends every session and lets nobody in, as if the database were away, until {@link #letIn}. */
    public void shutOut() {
        TestCluster cluster = TestCluster.get();
        cluster.administrate("alter database " + name + " with allow_connections false");
        cluster.administrate("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void letIn() {
        TestCluster.get().administrate("alter database " + name + " with allow_connections true");
    }

    /** Runs a statement as the owner of the schema. */
    public void withOwner(String statement) {
        TestCluster.get().withOwner(settings, statement);
    }

    /** Empties every table that a test has filled (truncating the rest takes longer than most tests), and puts the single-row tables back as they were. */
    public void empty() {
        stepClock(Duration.ZERO);
        TestCluster.get().withOwner(settings, """
            do $$ declare t text; filled text; is_filled boolean; begin
              for t in select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and table_name not in ('flyway_schema_history', 'partitioned_table', 'legal_clock', 'recovery', 'evidence_sealer')
                  and to_regclass(table_name) not in (select inhrelid from pg_inherits)
              loop
                execute format('select exists (select from %I)', t) into is_filled;
                if is_filled then filled := concat_ws(', ', filled, quote_ident(t)); end if;
              end loop;
              if filled is not null then execute 'truncate ' || filled || ' cascade'; end if;
              update legal_clock set demo_offset = interval '0', high_water = '-infinity', firing = 'running', stopped_why = null, confirmed_by = null, moved_at = '-infinity';
              update recovery set since = null, covered = null, begun_at = null;
              update evidence_sealer set last_no = 0, digest = default, total = 0;
            end $$\
            """);
    }

    @Override
    public void close() {
        database.close();
        TestCluster.get().drop(name);
    }
}
