package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.store.TransactionListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class DyingBetweenStoreAndMoveIsANoOpTest {
    private static final String NAME = "SK_20260128_000001.csv";

    private static FolderStage stage;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @BeforeEach
    void clear() {
        stage.clear();
        stage.put(NAME, sample("in-receipts-two"));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Nothing of it reaches the server any more. */
    private static TransactionListener dyingAfterStore(AtomicBoolean isDead) {
        return new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {}

            @Override
            public void committed(String transaction) {
                if (transaction.equals(FileIntake.TAKE)) {
                    stage.centre.goDown();
                    isDead.set(true);
                }
            }
        };
    }

    @Test
    void theNextNodeAnswersAndMovesWhatIsStored() {
        AtomicBoolean isDead = new AtomicBoolean();
        stage.node("dying", dyingAfterStore(isDead), stage.partner()).turn();
        assertThat(isDead).isTrue();
        stage.centre.comeUp();
        assertThat(stage.names("to-hub")).containsExactly(NAME);
        assertThat(stage.column("select external_id from message")).hasSize(2);
        assertThat(stage.names("to-hub-answers")).isEmpty();
        stage.node("next").turn();
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
        assertThat(stage.answer("SK_20260128_000001_HZ.csv").getFirst())
                .as("the answer that would have been given then")
                .isEqualTo("回执,%s,受理,,,".formatted(NAME));
        assertThat(stage.column("select external_id from message")).hasSize(2);
        assertThat(stage.column("select type from inbox")).hasSize(2);
    }

    @Test
    void twoNodesAtOnceTakeEverythingOnce() throws Exception {
        for (int file = 2; file < 8; file++) {
            stage.put(
                    "SK_20260128_00000%d.csv".formatted(file),
                    FolderStage.text("in-receipt").replace("000101", "00020" + file));
        }
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Future<?> one = nodes.submit(turns(stage.node("one")));
            Future<?> two = nodes.submit(turns(stage.node("two")));
            one.get(60, TimeUnit.SECONDS);
            two.get(60, TimeUnit.SECONDS);
        }
        assertThat(stage.names("to-hub-taken")).hasSize(7);
        assertThat(stage.names("to-hub-refused")).isEmpty();
        assertThat(stage.column("select name from partner_file")).hasSize(7);
        assertThat(stage.column("select external_id from message")).hasSize(8);
        assertThat(stage.column("select name from partner_file_other")).isEmpty();
    }

    private static Runnable turns(Pickup node) {
        return () -> {
            for (int turn = 0; turn < 5; turn++) {
                node.turn();
            }
        };
    }

    /** Stopped just before its commit, until another node has done it all; then it goes on as if nothing had been. */
    @Test
    void aNodeThatIsPausedPastItsLeaseChangesNothingWhenItGoesOn() throws Exception {
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TransactionListener pausing = new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {}

            @Override
            public void committed(String transaction) {
                if (transaction.equals(FileIntake.KNOW)) {
                    paused.countDown();
                    await(goOn);
                }
            }
        };
        try (ExecutorService nodes = Executors.newSingleThreadExecutor()) {
            Future<?> slow = nodes.submit(stage.node("paused", pausing, stage.partner())::turn);
            assertThat(paused.await(30, TimeUnit.SECONDS)).isTrue();
            stage.database.stepClock(Duration.ofMinutes(3));
            stage.node("other").turn();
            goOn.countDown();
            slow.get(60, TimeUnit.SECONDS);
        } finally {
            stage.database.stepClock(Duration.ZERO);
        }
        assertThat(stage.column("select node from partner_file")).containsExactly("other");
        assertThat(stage.column("select external_id from message")).hasSize(2);
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
        assertThat(stage.names("to-hub-answers")).containsExactly("SK_20260128_000001_HZ.csv");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
