package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static cn.caitong.connectors.sftp.FolderStage.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TransactionListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that holds more than a turn's time allows, or thousands of things that are nobody's message. */
@Tag("contract")
class AFullFolderIsReadTurnByTurnTest {
    private static final int HELD = 60;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static FolderStage stage;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Uploads that were broken off, say: they never get their name, and nobody takes them away. */
    @Test
    void whatCarriesNothingTakesNoPlaceFromWhatDoes() {
        IntStream.range(0, 4000).forEach(n -> stage.put("SK_20260127_%06d.csv.tmp".formatted(n), ""));
        List<String> good = IntStream.range(1, 6).mapToObj(this::put).toList();
        stage.node("node-1").turn();
        assertThat(stage.names("to-hub-taken")).containsExactlyElementsOf(good);
        assertThat(stage.column("select partner from file_poll where read_at is not null"))
                .as("all that could be handed in was read (P6)")
                .hasSize(1);
    }

    @Test
    void thousandsOfUnusableNamesAreAFewAlarms() {
        IntStream.range(0, 1500).forEach(n -> stage.put("收款 %d.csv".formatted(n), ""));
        stage.put("SK_20260128_000001.csv", sample("in-receipt"));
        stage.node("node-1").turn();
        assertThat(stage.names("to-hub-taken")).containsExactly("SK_20260128_000001.csv");
        assertThat(stage.column("select ref from alarm where code = 'file-not-usable'"))
                .hasSizeBetween(1, 50);
    }

    /** A second passes whenever the time is looked at; three quarters of half a lease are 45 seconds. */
    @Test
    void whatThereIsNoTimeForIsReadAtTheNextTurnWithoutAnAlarm() {
        IntStream.rangeClosed(1, HELD).forEach(this::put);
        AtomicLong nanos = new AtomicLong();
        Pickup pickup = stage.node("node-1", TransactionListener.NONE, stage.partner(), () -> nanos.addAndGet(SECOND));
        pickup.turn();
        List<String> first = stage.names("to-hub-taken");
        assertThat(first).hasSizeBetween(30, HELD - 1);
        assertThat(stage.column("select partner from file_poll where read_at is not null"))
                .as("not read to its end")
                .isEmpty();
        pickup.turn();
        assertThat(stage.names("to-hub-taken")).hasSize(HELD);
        assertThat(stage.column("select code from alarm")).isEmpty();
    }

    private String put(int n) {
        String name = "SK_20260128_%06d.csv".formatted(n);
        stage.put(name, text("in-receipt").replace("000101,101", "%06d,%d".formatted(200 + n, 200 + n)));
        return name;
    }
}
