package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that was stopped wakes up with its connection whole, before anything has cut it. What it meant to do is another
 * node's by now: a file that it would move may not be the one that it read, and an instruction may lie there already.
 */
@Tag("contract")
class ANodeThatWasStoppedMovesNothingTest {
    private static final String NAME = "SK_20260128_000001.csv";
    private static final Duration WHOLE = Duration.ofMinutes(1);

    private static FolderStage stage;

    private final AtomicLong ticks = new AtomicLong();

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void put() {
        stage.clear();
        stage.put(NAME, sample("in-receipts-two"));
    }

    @Test
    void writesNothingAndRemovesNothing() throws IOException {
        try (ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
                SftpLink link = new SftpLinks(stage.secrets(), alarms, ticks::get).open(stage.partner(), WHOLE)) {
            assertThat(link.read("to-hub", NAME, 1_000_000)).isNotEmpty();
            ticks.addAndGet(WHOLE.toNanos());
            assertThatThrownBy(() -> link.rename("to-hub/" + NAME, "to-hub-taken/" + NAME))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RefusedByServer.class);
            assertThatThrownBy(() -> link.write("to-hub-answers", "late.csv", new byte[] {1}))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> link.remove("to-hub", NAME)).isInstanceOf(IOException.class);
        }
        assertThat(stage.names("to-hub")).containsExactly(NAME);
        assertThat(stage.names("to-hub-taken")).isEmpty();
        assertThat(stage.names("to-hub-answers")).isEmpty();
    }

    @Test
    void inItsTimeItMovesAsEver() throws IOException {
        try (ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
                SftpLink link = new SftpLinks(stage.secrets(), alarms, ticks::get).open(stage.partner(), WHOLE)) {
            ticks.addAndGet(WHOLE.toNanos() - 1);
            link.rename("to-hub/" + NAME, "to-hub-taken/" + NAME);
        }
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
    }
}
