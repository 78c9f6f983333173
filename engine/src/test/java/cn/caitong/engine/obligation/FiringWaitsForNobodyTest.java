package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class FiringWaitsForNobodyTest {
    private static final Duration PAST = Duration.ofHours(-1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        clockwork.reset();
    }

    @Test
    void aCaseThatIsBeingDecidedIsLeftForTheNextRound() {
        clockwork.addClock("busy", null, null, PAST);
        clockwork.addClock("free", null, null, PAST);
        whileClaimed(
                Clockwork.location("busy").caseId(),
                () -> assertThat(clockwork.fireAll()).isEqualTo(1));
        assertThat(clockwork.fireAll()).isEqualTo(1);
        assertThat(clockwork.fired.all()).containsExactly("free due", "busy due");
    }

    @Test
    void aCaseThatANewerNodeHasWrittenIsLeftToIt() {
        clockwork.addClock("newer", null, null, PAST);
        clockwork.addClock("known", null, null, PAST);
        clockwork
                .jdbc()
                .sql("update case_file set schema_version = 2 where key = 'newer'")
                .update();
        assertThat(clockwork.fireAll()).isEqualTo(1);
        assertThat(clockwork.next("newer")).isEqualTo("due");
    }

    @Test
    void aNodeThatIsPausedInABatchLosesIt() throws Exception {
        clockwork.addClock("c", null, null, PAST);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch paused = new CountDownLatch(1);
        DatabaseSettings all = DATABASE.settings();
        DatabaseSettings impatient = new DatabaseSettings(all.url(), all.owner(), all.app(), 2, Duration.ofSeconds(2));
        try (HubDatabase otherNode = HubDatabase.open(impatient)) {
            Transactions its = new Transactions(otherNode.dataSource(), TransactionListener.NONE);
            ClockFirer stopped = new Clockwork(DATABASE, its).firer(its, pausing(reached, paused));
            CompletableFuture<Integer> batch = CompletableFuture.supplyAsync(() -> stopped.fire(10));
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
            await().atMost(PATIENCE).until(() -> clockwork.fireAll() == 1);
            paused.countDown();
            assertThat(batch).as("fired by it").succeedsWithin(PATIENCE).isEqualTo(0);
        }
        assertThat(clockwork.fired.all()).containsExactly("c due");
        assertThat(clockwork.read("c", "parked")).isEqualTo("false");
    }

    private static ClockEvents pausing(CountDownLatch reached, CountDownLatch paused) {
        return new ClockEvents() {
            @Override
            public void apply(String flow, List<ClockEvent> events) {
                reached.countDown();
                try {
                    paused.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void leave(List<ClockEvent> events) {
                throw new AssertionError("nothing is left here");
            }
        };
    }

    private void whileClaimed(UUID caseId, Runnable then) {
        Transactions other = DATABASE.transactions();
        other.run("test", () -> {
            other.jdbc().sql("select claim_case(?)").param(caseId).query().singleValue();
            CompletableFuture.runAsync(then).join();
        });
    }
}
