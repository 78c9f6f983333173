package cn.caitong.engine.store;

import java.util.concurrent.atomic.AtomicInteger;

/** A database without any table, for who fills it from nothing. Close it when done. */
public final class BlankDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "blank_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    private final DatabaseSettings settings = TestCluster.get().createBlank(name);

    public DatabaseSettings settings() {
        return settings;
    }

    /** Runs a statement as the owner of the database. */
    public void withOwner(String statement) {
        TestCluster.get().withOwner(settings, statement);
    }

    @Override
    public void close() {
        TestCluster.get().drop(name);
    }
}
