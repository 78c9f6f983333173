package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.partner.FileArea.Finished;
import cn.caitong.engine.store.TransactionListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code finished: stable} in the descriptor, at a real server: a file is whole when it has not changed for a while. */
@Tag("contract")
class AFileThatStillGrowsIsNotReadTest {
    private static final String NAME = "SK_20260128_000001.csv";
    private static final String OTHER = "SK_20260128_000002.csv";
    private static final Duration RESTING = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STEPS = 6;

    private static FolderStage stage;
    private Pickup pickup;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @BeforeEach
    void anotherNode() {
        stage.clear();
        pickup = stage.node("node-1", TransactionListener.NONE, stage.finishing(Finished.STABLE, RESTING));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void atNoLengthIsItTakenForTheWhole() {
        byte[] whole = sample("in-receipts-two");
        for (int step = 1; step <= STEPS; step++) {
            stage.put(NAME, Arrays.copyOf(whole, whole.length * step / (STEPS + 1)));
            pickup.turn();
            assertNothingWasDoneWith(NAME);
        }
        stage.put(NAME, whole);
        pickup.turn();
        assertNothingWasDoneWith(NAME);
        awaitTaken(NAME);
        assertThat(stage.column("select external_id from message order by 1"))
                .containsExactly("500229-20260128-000102", "500229-20260128-000103");
        assertThat(stage.column("select code from refusal")).isEmpty();
    }

    /** Half of it may end where a row does, and would be a file with a missing foot: refused, and answered for nothing. */
    @Test
    void oneThatGrowsKeepsNoOtherWaiting() {
        byte[] whole = sample("in-receipts-two");
        stage.put(OTHER, sample("in-receipt"));
        int[] length = {1};
        await().atMost(PATIENCE).untilAsserted(() -> {
            length[0] = Math.min(length[0] + 1, whole.length - 1);
            stage.put(NAME, Arrays.copyOf(whole, length[0]));
            pickup.turn();
            assertThat(stage.names("to-hub-taken")).containsExactly(OTHER);
        });
        assertThat(stage.names("to-hub")).containsExactly(NAME);
        assertThat(stage.column("select external_id from message")).containsExactly("500229-20260128-000101");
    }

    @Test
    void aNodeThatHasJustStartedWatchesItAnew() {
        stage.put(NAME, sample("in-receipt"));
        pickup.turn();
        Pickup second = stage.node("node-2", TransactionListener.NONE, stage.finishing(Finished.STABLE, PATIENCE));
        second.turn();
        assertNothingWasDoneWith(NAME);
    }

    private void awaitTaken(String name) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            pickup.turn();
            assertThat(stage.names("to-hub-taken")).containsExactly(name);
        });
    }

    private static void assertNothingWasDoneWith(String name) {
        assertThat(stage.names("to-hub")).containsExactly(name);
        assertThat(stage.names("to-hub-taken")).isEmpty();
        assertThat(stage.names("to-hub-refused")).isEmpty();
        assertThat(stage.names("to-hub-answers")).isEmpty();
        assertThat(stage.column("select external_id from message")).isEmpty();
    }
}
