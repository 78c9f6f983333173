package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A node that is stopped in a transaction keeps nobody from its rows for longer than the limit, wherever it stands. */
@Tag("database")
class ASilentNodeLosesItsLocksTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration SILENCE = Duration.ofSeconds(1);
    /** What a test waits: far below the limit of a whole transaction, which must not be what ends it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String LOCKED = "select high_water from legal_clock for update";
    private static final String FREE = "select count(*) from (select 1 from legal_clock for update skip locked) free";
    /** Twenty megabytes: more than the kernels of both sides keep. */
    private static final String LOCKED_AND_LONG =
            "select c.high_water, repeat('x', 1000) from (" + LOCKED + ") c, generate_series(1, 20000)";

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whenItSaysNothingMore() {
        CompletableFuture<Long> freeMeanwhile = new CompletableFuture<>();
        CountDownLatch stopped = new CountDownLatch(1);
        try (HubDatabase node = open("")) {
            CompletableFuture<Void> transaction =
                    CompletableFuture.runAsync(() -> transactions(node).run("test", () -> {
                        query(node, LOCKED);
                        freeMeanwhile.complete(free());
                        waitFor(stopped);
                        query(node, LOCKED);
                    }));
            assertThat(freeMeanwhile).succeedsWithin(PATIENCE).isEqualTo(0L);
            await().atMost(PATIENCE).until(() -> free() == 1);
            stopped.countDown();
            assertThat(transaction).failsWithin(PATIENCE);
        }
    }

    /** No time-out of PostgreSQL's counts while it writes to somebody who does not read. */
    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "how long unread bytes are borne is set by an option of Linux. 仅 Linux 提供该选项。")
    void whenItTakesNothingOfAnAnswer() {
        try (HubDatabase node = open("?socketFactory=" + StalledSockets.class.getName())) {
            CompletableFuture<Void> transaction =
                    CompletableFuture.runAsync(() -> transactions(node).run("test", () -> {
                        query(node, "select 1");
                        StalledSockets.stall();
                        query(node, LOCKED_AND_LONG);
                    }));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(ASilentNodeLosesItsLocksTest::writesAndKeepsItsLock);
            await().atMost(PATIENCE).until(() -> free() == 1);
            StalledSockets.resume();
            assertThat(transaction).failsWithin(PATIENCE);
        } finally {
            StalledSockets.resume();
        }
    }

    private static HubDatabase open(String parameters) {
        DatabaseSettings all = DATABASE.settings();
        return HubDatabase.open(new DatabaseSettings(
                all.url() + parameters, all.owner(), all.app(), 1, Duration.ofMinutes(5), SILENCE));
    }

    private static Transactions transactions(HubDatabase node) {
        return new Transactions(node.dataSource(), TransactionListener.NONE);
    }

    private static void query(HubDatabase node, String sql) {
        transactions(node).jdbc().sql(sql).query().listOfRows();
    }

    private static long free() {
        return DATABASE.jdbc().sql(FREE).query(Long.class).single();
    }

    /** Asked at once: it lasts no longer than the limit. */
    private static boolean writesAndKeepsItsLock() {
        return DATABASE.jdbc().sql("""
            select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event = 'ClientWrite') and (%s) = 0\
            """.formatted(FREE)).query(Boolean.class).single();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
