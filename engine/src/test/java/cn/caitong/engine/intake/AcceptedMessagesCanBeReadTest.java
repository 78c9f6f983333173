package cn.caitong.engine.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class AcceptedMessagesCanBeReadTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final IntakeAtWork work;
    private final Messages messages;

    AcceptedMessagesCanBeReadTest(@TempDir Path folder) {
        this.work = new IntakeAtWork(DATABASE, folder);
        this.messages =
                new Messages(work.transactions, work.vault, new FolderBlobs(folder.resolve("blobs"), work.vault));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 300_000})
    void itsBytesComeBackAsTheyCameWhereverTheyLie(int length) throws IOException {
        String raw = "x".repeat(length);
        Accepted accepted = (Accepted) work.intake.accept(IntakeAtWork.message("a", raw));
        try (InputStream body = messages.raw(accepted.messageId()).orElseThrow()) {
            assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo(raw);
        }
    }

    @Test
    void whatWasNeverAcceptedIsNotThere() {
        assertThat(messages.raw(new UUID(0, 1))).isEmpty();
    }
}
