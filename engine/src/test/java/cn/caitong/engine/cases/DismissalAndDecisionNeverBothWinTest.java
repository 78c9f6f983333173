package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.mappings.report.RefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a held event waits for arrives on one node while a person dismisses the event on another. */
@Tag("database")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DismissalAndDecisionNeverBothWinTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Executor THREADS = Thread.ofPlatform().daemon()::start;

    private final Path keys;
    private final CasesAtWork work;
    private final FlowRunner runner;
    private final ParkedEvents events;

    DismissalAndDecisionNeverBothWinTest(@TempDir Path keys) {
        this.keys = keys;
        this.work = new CasesAtWork(DATABASE, keys);
        this.runner = work.runner(new CounterFlow());
        this.events = new ParkedEvents(work.transactions, work.evidence, work.wakeUp());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void whatIsBeingDecidedIsWaitedForAndThenThereIsNothingToDismiss() throws Exception {
        long event = held("one");
        work.arrive("one", "add", "{\"n\":1}");
        Stop stop = new Stop(FlowRunner.DECIDE);
        CasesAtWork other = new CasesAtWork(DATABASE.database().dataSource(), keys, stop);
        FlowRunner deciding = other.runner(new CounterFlow());
        CompletableFuture<Integer> decided =
                CompletableFuture.supplyAsync(() -> deciding.drain("counter", 10), THREADS);
        stop.await();
        CompletableFuture<Void> dismissed =
                CompletableFuture.runAsync(() -> events.dismissHeld(event, "li.na", "mistaken"), THREADS);
        BlockedSessions.awaitOne(DATABASE.jdbc());
        stop.goOn();
        decided.join();
        assertThatThrownBy(dismissed::join).hasCauseInstanceOf(RefusedException.class);
        assertThat(work.log("one")).containsExactly("add 1", "after 1");
        assertThat(evidence("event.dismissed")).isZero();
    }

    @Test
    void whatIsBeingDismissedIsNotDecidedAnyMore() throws Exception {
        long event = held("one");
        work.arrive("one", "add", "{\"n\":1}");
        Stop stop = new Stop(ParkedEvents.DISMISS);
        CasesAtWork other = new CasesAtWork(DATABASE.database().dataSource(), keys, stop);
        ParkedEvents dismissing = new ParkedEvents(other.transactions, other.evidence, other.wakeUp());
        CompletableFuture<Void> dismissed =
                CompletableFuture.runAsync(() -> dismissing.dismissHeld(event, "li.na", "mistaken"), THREADS);
        stop.await();
        CompletableFuture<Integer> decided = CompletableFuture.supplyAsync(() -> runner.drain("counter", 10), THREADS);
        BlockedSessions.awaitOne(DATABASE.jdbc());
        stop.goOn();
        dismissed.join();
        decided.join();
        assertThat(work.log("one")).containsExactly("add 1");
        assertThat(evidence("event.dismissed")).isEqualTo(1);
    }

    @Test
    void twoPersonsDismissItOnce() {
        long event = held("one");
        List<CompletableFuture<Boolean>> both = List.of(attempt(event, "li.na"), attempt(event, "wang.wei"));
        assertThat(both.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
        assertThat(evidence("event.dismissed")).isEqualTo(1);
    }

    /** Whoever comes first: it is in the case's log, or in the evidence of what was dismissed, and never in both. */
    @Test
    void atTheSameMomentOneOfThemWins() {
        for (int n = 0; n < 40; n++) {
            String key = "race-" + n;
            long event = held(key);
            work.arrive(key, "add", "{\"n\":1}");
            CompletableFuture<Boolean> person = attempt(event, "li.na");
            CompletableFuture<Integer> flow = CompletableFuture.supplyAsync(() -> runner.drain("counter", 10), THREADS);
            boolean dismissed = person.join();
            flow.join();
            while (runner.drain("counter", 10) > 0) {}
            assertThat(work.log(key).contains("after 1")).as(key).isNotEqualTo(dismissed);
        }
        assertThat(work.column("select type from inbox")).isEmpty();
    }

    private CompletableFuture<Boolean> attempt(long event, String person) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            events.dismissHeld(event, person, "mistaken");
                            return true;
                        },
                        THREADS)
                .exceptionally(failure -> {
                    assertThat(failure)
                            .isInstanceOf(CompletionException.class)
                            .hasCauseInstanceOf(RefusedException.class);
                    return false;
                });
    }

    private long evidence(String kind) {
        return Long.parseLong(work.one("select count(*)::text from evidence where kind = '" + kind + "'"));
    }

    private long held(String key) {
        work.arrive(key, "after", "{\"needs\":1}");
        runner.drain("counter", 10);
        return Long.parseLong(work.one("select max(id)::text from inbox where state = 'held'"));
    }

    /** Stops a transaction before its commit until it may go on. */
    private static final class Stop implements TransactionListener {
        private final String transaction;
        private final CountDownLatch there = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);

        Stop(String transaction) {
            this.transaction = transaction;
        }

        @Override
        public void beforeCommit(String name) {
            if (name.equals(transaction)) {
                there.countDown();
                waitFor(free);
            }
        }

        void await() {
            waitFor(there);
        }

        void goOn() {
            free.countDown();
        }

        private static void waitFor(CountDownLatch latch) {
            try {
                if (!latch.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody came");
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
