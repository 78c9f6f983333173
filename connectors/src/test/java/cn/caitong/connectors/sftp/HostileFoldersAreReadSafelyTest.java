package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.sample;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.store.TransactionListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("contract")
class HostileFoldersAreReadSafelyTest {
    private static final String GOOD = "SK_20260128_000009.csv";

    private static FolderStage stage;
    private static Pickup pickup;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
        pickup = stage.node("node-1");
    }

    /** Whatever else lies there, the good file after it is taken. */
    @BeforeEach
    void clear() {
        stage.clear();
        stage.put(GOOD, sample("in-receipt"));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** Two gigabytes, all holes: it is not read, and the test's heap is one. */
    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(
                stage.file("to-hub", "SK_20260128_000001.csv").toFile(), "rw")) {
            huge.setLength(2L << 30);
        }
        pickup.turn();
        refused("SK_20260128_000001", "file-too-large");
        assertThat(stage.column("select digest from partner_file_other")).containsExactly("unread:2147483648");
    }

    @Test
    void anEndlessLineIsRefused() {
        byte[] line = new byte[900_000];
        Arrays.fill(line, (byte) '7');
        stage.put("SK_20260128_000001.csv", line);
        pickup.turn();
        refused("SK_20260128_000001", "file-line-too-long");
    }

    @Test
    void whatIsPackedIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 50; megabyte++) {
                out.write(new byte[1 << 20]);
            }
        }
        stage.put("SK_20260128_000001.csv", packed.toByteArray());
        stage.put("SK_20260128_000002.csv.gz", packed.toByteArray());
        pickup.turn();
        refusedWithAnyCode("SK_20260128_000001");
        assertThat(stage.names("to-hub")).as("no channel has such a name").containsExactly("SK_20260128_000002.csv.gz");
    }

    @Test
    void aFileOfNothingButNulIsRefused() {
        stage.put("SK_20260128_000001.csv", new byte[5000]);
        pickup.turn();
        refusedWithAnyCode("SK_20260128_000001");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path secret = Files.writeString(stage.centre.folders().resolveSibling("outside"), "secret");
        Files.createSymbolicLink(stage.file("to-hub", "SK_20260128_000001.csv"), secret);
        Files.createDirectory(stage.file("to-hub", "SK_20260128_000002.csv"));
        pickup.turn();
        assertThat(stage.names("to-hub")).containsExactly("SK_20260128_000001.csv", "SK_20260128_000002.csv");
        assertThat(stage.column("select distinct code from alarm where cleared_at is null"))
                .containsExactly("file-not-usable");
        taken();
    }

    /** Whatever it does to the hub. */
    static Stream<Runnable> troubles() {
        return Stream.of(
                () -> {
                    throw new StackOverflowError("a tree too deep");
                },
                () -> {
                    throw new OutOfMemoryError("a text too large");
                },
                () -> {
                    throw new IllegalStateException("a fault of the hub");
                });
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aFileThatBreaksItsReaderIsTriedAgainAndTheNextOneIsTaken(Runnable trouble) {
        stage.put("SK_20260128_000001.csv", FolderStage.text("in-receipt").replace("000101", "000201"));
        Pickup breaking = stage.node("node-1", once(trouble), stage.partner());
        breaking.turn();
        assertThat(stage.names("to-hub")).containsExactly("SK_20260128_000001.csv");
        assertThat(stage.column("select code from alarm where cleared_at is null"))
                .containsExactly("file-not-taken");
        taken();
        breaking.turn();
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.column("select external_id from message")).hasSize(2);
    }

    private static TransactionListener once(Runnable trouble) {
        AtomicBoolean struck = new AtomicBoolean();
        return new TransactionListener() {
            @Override
            public void beforeCommit(String name) {
                if (name.equals(FileIntake.TAKE) && struck.compareAndSet(false, true)) {
                    trouble.run();
                }
            }

            @Override
            public void committed(String name) {}
        };
    }

    @Test
    void aFileThatItsServerLetsNobodyReadStaysAndTheNextOneIsTaken() throws IOException {
        stage.put("SK_20260128_000001.csv", sample("in-receipts-two"));
        Files.setPosixFilePermissions(stage.file("to-hub", "SK_20260128_000001.csv"), Set.of());
        pickup.turn();
        assertThat(stage.names("to-hub")).containsExactly("SK_20260128_000001.csv");
        assertThat(stage.column("select code from alarm where cleared_at is null"))
                .containsExactly("file-not-taken");
        taken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fetc.csv", "SK_20260128_000001.csv;rm", "SK 20260128.csv", "*", "SK_收款.csv"})
    void anUnusableNameIsLeftWhereItIs(String name) {
        stage.put(name, "x".getBytes(StandardCharsets.UTF_8));
        pickup.turn();
        assertThat(stage.names("to-hub")).containsExactly(name);
        assertThat(stage.column("select code from alarm where cleared_at is null"))
                .containsExactly("file-not-usable");
        assertThat(stage.column("select detail from alarm")).noneMatch(detail -> detail.contains(name));
        taken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.csv", "..", "a/b.csv", "a\\b.csv", "", "a..b.csv", "-rf.csv", ".hidden"})
    void aNameThatLeadsElsewhereIsNone(String name) {
        assertThat(FileNames.isUsable(name)).isFalse();
    }

    private static void refused(String stem, String code) {
        assertThat(stage.answer(stem + "_HZ.csv").getFirst()).contains(code);
        refusedWithAnyCode(stem);
    }

    private static void refusedWithAnyCode(String stem) {
        assertThat(stage.answer(stem + "_HZ.csv").getFirst()).contains(",拒绝,");
        assertThat(stage.names("to-hub-refused")).containsExactly(stem + ".csv");
        taken();
    }

    private static void taken() {
        assertThat(stage.names("to-hub-taken")).containsExactly(GOOD);
        assertThat(stage.column("select name from partner_file")).containsExactly(GOOD);
    }
}
