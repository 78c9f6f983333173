package cn.caitong.engine.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.vault.VaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class LargeBodiesLieInTheBlobStoreTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String LARGE = "{\"note\":\"" + "采通".repeat(60_000) + "\"}";

    private final Path blobFolder;
    private final IntakeAtWork work;
    private final FolderBlobs blobs;

    LargeBodiesLieInTheBlobStoreTest(@TempDir Path folder) {
        this.work = new IntakeAtWork(DATABASE, folder);
        this.blobFolder = folder.resolve("blobs");
        this.blobs = new FolderBlobs(blobFolder, work.vault);
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
    void theRowRefersToTheFileAndTheFileIsWhole() throws IOException {
        assertThat(work.intake.accept(IntakeAtWork.message("a", LARGE, "{}", "m")))
                .isInstanceOf(Accepted.class);
        assertThat(work.column("select kind from body")).isEmpty();
        String ref = work.column("select body_ref from message").getFirst();
        try (InputStream body = blobs.read(ref)) {
            assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo(LARGE);
        }
    }

    @Test
    void aRepetitionAndARepeatedConflictLeaveNoFiles() throws IOException {
        for (int i = 0; i < 3; i++) {
            work.intake.accept(IntakeAtWork.message("a", LARGE, "{}", "m"));
            work.intake.accept(IntakeAtWork.message("a", LARGE + " ", "{\"other\":1}", "m"));
        }
        assertThat(files()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void everyLengthComesBackAsItWent(int length) throws IOException {
        byte[] content = "x".repeat(length).getBytes(UTF_8);
        String ref = blobs.write(new ByteArrayInputStream(content));
        try (InputStream read = blobs.read(ref)) {
            assertThat(read.readAllBytes()).isEqualTo(content);
            assertThat(read.read()).isEqualTo(-1);
        }
    }

    @Test
    void filesDoNotLieOpenAndAnAlteredOneIsFound() throws IOException {
        String ref = blobs.write(new ByteArrayInputStream("account 6233000000000000001".getBytes(UTF_8)));
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, ISO_8859_1)).doesNotContain("6233");
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
        try (InputStream read = blobs.read(ref)) {
            assertThatThrownBy(read::readAllBytes).isInstanceOf(VaultException.class);
        }
    }

    @Test
    void aReferenceNeverLeadsOutOfTheFolder() {
        assertThatThrownBy(() -> blobs.read("../keys/k0001.key")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(blobFolder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
