package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A claim reads what is due, then claims it: here with so much time between the two that another node fires meanwhile. */
@Tag("database")
class WhatFiredMeanwhileIsNotFiredAgainTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE).reset();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Both have read it when the first may go on; the second may once that has committed. */
    @Test
    void thoughTheClaimHadReadItAsDue() throws Exception {
        DATABASE.withOwner("alter function claim_case(uuid) rename to claim_case_at_once");
        DATABASE.withOwner("create sequence turn");
        DATABASE.withOwner("""
            create function claim_case(id uuid) returns boolean language plpgsql volatile
              security definer set search_path = public as $$ begin
                perform pg_advisory_xact_lock(1, nextval('turn')::int);
                return claim_case_at_once(id);
              end $$\
            """);
        clockwork.addClock("c", null, null, Duration.ofHours(-1));
        try (ExecutorService nodes = Executors.newFixedThreadPool(2);
                Connection session = session();
                Statement turns = session.createStatement()) {
            turns.execute("select pg_advisory_lock(1, 1), pg_advisory_lock(1, 2)");
            Future<Integer> first = nodes.submit(() -> clockwork.firer().fire(10));
            BlockedSessions.await(clockwork.jdbc(), 1);
            Future<Integer> second = nodes.submit(() -> clockwork.firer().fire(10));
            BlockedSessions.await(clockwork.jdbc(), 2);
            turns.execute("select pg_advisory_unlock(1, 1)");
            assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(1);
            turns.execute("select pg_advisory_unlock(1, 2)");
            assertThat(second.get(1, TimeUnit.MINUTES)).isZero();
        }
        assertThat(clockwork.fired.all()).containsExactly("c due");
    }

    private static Connection session() throws SQLException {
        DatabaseSettings settings = DATABASE.settings();
        return DriverManager.getConnection(
                settings.url(), settings.app().user(), settings.app().password());
    }
}
