package cn.caitong.engine.store;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets a test wait until the database itself says that a session waits for another one's lock. */
public final class BlockedSessions {
    private BlockedSessions() {}

    public static void awaitOne(JdbcClient jdbc) {
        await(jdbc, 1);
    }

    /** Waits until so many wait for others. */
    public static void await(JdbcClient jdbc, long sessions) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> jdbc.sql("""
                    select count(*) from pg_stat_activity
                     where datname = current_database() and wait_event_type = 'Lock'\
                    """).query(Long.class).single() == sessions);
    }
}
