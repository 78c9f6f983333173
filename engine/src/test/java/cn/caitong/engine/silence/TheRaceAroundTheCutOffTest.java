package cn.caitong.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.silence.Arrivals.Arrival;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes: one is handed objections, the other would conclude from silence. */
@Tag("database")
class TheRaceAroundTheCutOffTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration GRACE = SilencePolicy.DEFAULT.grace();

    private final Path folder;
    private final Office two;
    private Instant cutOff = Instant.EPOCH;

    TheRaceAroundTheCutOffTest(@TempDir Path folder) {
        this.folder = folder;
        two = new Office(DATABASE, folder, "two");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        two.reset(DATABASE);
        cutOff = two.time.now().plus(Duration.ofHours(1));
    }

    /** Its time is read, and it is not committed until long after the grace. */
    @Test
    void anObjectionThatIsStillBeingWrittenIsWaitedFor() throws Exception {
        two.open("c", cutOff);
        Held held = new Held();
        Office one = new Office(DATABASE.database().dataSource(), folder, "one", held);
        one.guard.sweep();
        held.hold();
        CompletableFuture<?> objection = CompletableFuture.supplyAsync(
                () -> one.object("c"), Thread.ofPlatform().daemon()::start);
        held.awaitReached();
        two.at(cutOff.plus(GRACE));
        CompletableFuture<Integer> fired =
                CompletableFuture.supplyAsync(two::fire, Thread.ofPlatform().daemon()::start);
        BlockedSessions.awaitOne(DATABASE.jdbc()); // it has looked, and waits to write down what it saw
        held.release();
        objection.get(60, TimeUnit.SECONDS);
        assertThat(fired.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(two.missing("c")).containsExactly("transactions");
        two.at(two.time.now().plus(Duration.ofMinutes(2)));
        two.fire();
        assertThat(two.state("c")).isEqualTo("objected");
    }

    /** The node was handed it before the cut-off and stood still until after silence had confirmed. */
    @Test
    void whatAStoppedNodeBringsAfterwardsIsLate() {
        two.open("c", cutOff);
        Office one = new Office(DATABASE, folder, "one");
        try (Arrival arrival = one.intake.arrivals().begin()) {
            one.guard.sweep();
            DATABASE.jdbc()
                    .sql("update node set seen_at = seen_at - interval '1 minute' where id = 'one'")
                    .update();
            two.at(cutOff.plus(GRACE));
            two.fire();
            assertThat(two.state("c")).isEqualTo("confirmed");
            one.intake.accept(Office.message("c", Office.CLIENT, "late", "objected", "{}", null), arrival);
        }
        two.drain();
        assertThat(two.reason("c")).isEqualTo("too-late");
        assertThat(two.state("c")).isEqualTo("confirmed");
    }

    /** Many windows end at one moment; objections come around it from one node while both nodes conclude. */
    @Test
    void whateverTheOrderNoneIsConfirmedOverAnObjectionInTimeAndEachOnce() throws Exception {
        int windows = 60;
        Instant end = two.time.now().plus(Duration.ofHours(1)).plusSeconds(1);
        for (int n = 0; n < windows; n++) {
            two.open("w" + n, end);
        }
        Office one = new Office(DATABASE, folder, "one");
        one.guard.sweep();
        two.at(end.minusMillis(150));
        List<CompletableFuture<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int n = 0; n < windows; n += 2) {
                String key = "w" + n;
                work.add(CompletableFuture.runAsync(() -> one.object(key), threads));
            }
            CompletableFuture<?> moved = CompletableFuture.runAsync(() -> two.at(end.plus(GRACE)), threads);
            work.add(moved);
            for (Office office : List.of(one, two)) {
                work.add(CompletableFuture.runAsync(
                        () -> {
                            do {
                                office.fire();
                            } while (!moved.isDone());
                        },
                        threads));
            }
            for (CompletableFuture<?> each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        two.drain();
        two.at(end.plus(Duration.ofHours(2)));
        two.fire();
        assertThat(two.column("select key from case_file where state = 'open'")).isEmpty();
        assertThat(two.column("""
            select convert_from(payload, 'UTF8') from evidence where kind like 'event.%' and
              convert_from(payload, 'UTF8')::jsonb -> 'reason' ->> 'code' = 'confirmed-over-it'\
            """)).isEmpty();
        assertThat(two.column("""
            select case_id::text from evidence where convert_from(payload, 'UTF8')::jsonb -> 'reason' ->> 'code' = 'silence'
             group by case_id having count(*) > 1\
            """)).isEmpty();
        assertThat(two.one("select count(*)::text from case_file where state = 'confirmed' and right(key, 1) in"
                        + " ('1','3','5','7','9')"))
                .isEqualTo("30");
    }

    /** Holds the transaction of intake before its commit. */
    private static final class Held implements TransactionListener {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean holds;

        void hold() {
            holds = true;
        }

        void awaitReached() throws InterruptedException {
            assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            released.countDown();
        }

        @Override
        public void beforeCommit(String transaction) {
            if (holds && transaction.equals(Intake.ACCEPT)) {
                reached.countDown();
                try {
                    released.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
