package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** The second sleeps for longer than the first, and wakes when that has committed. */
    @Test
    void thoughTheClaimHadReadItAsDue() throws Exception {
        DATABASE.withOwner("alter function claim_case(uuid) rename to claim_case_at_once");
        DATABASE.withOwner("""
            create function claim_case(id uuid) returns boolean language plpgsql volatile as $$ begin
              perform pg_sleep(0.5 + count(*)) from pg_stat_activity where wait_event = 'PgSleep';
              return claim_case_at_once(id);
            end $$\
            """);
        clockwork.addClock("c", null, null, Duration.ofHours(-1));
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<Integer> first = nodes.submit(() -> clockwork.firer().fire(10));
            await().pollInterval(Duration.ofMillis(10)).until(this::aClaimIsOnItsWay);
            Future<Integer> second = nodes.submit(() -> clockwork.firer().fire(10));
            assertThat(first.get() + second.get()).isEqualTo(1);
        }
        assertThat(clockwork.fired.all()).containsExactly("c due");
    }

    private boolean aClaimIsOnItsWay() {
        return clockwork
                .jdbc()
                .sql("select exists (select from pg_stat_activity where wait_event = 'PgSleep')")
                .query(Boolean.class)
                .single();
    }
}
