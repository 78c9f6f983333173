package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.hub.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class FreshNeverClearsUnderARunningHubTest {
    @Test
    @Timeout(60)
    void itIsRefusedAndEverythingStays(@TempDir Path home) throws IOException {
        Path data = home.resolve(".hub");
        Path books = Files.createDirectories(data.resolve("city/500103")).resolve("ledger.jsonl");
        Files.writeString(books, "{}");
        try (DataFolder running = DataFolder.lock(data)) {
            assertThat(running).isNotNull();
            CommandLineRun run = CommandLineRun.at(home, "up", "--fresh", "--no-city");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains(data.toString(), "HUB_DATA");
        }
        assertThat(books).hasContent("{}");
    }

    /** Whoever names the wrong folder must not lose what is theirs. */
    @Test
    @Timeout(60)
    void aFolderThatHoldsAnythingElseIsLeftAlone(@TempDir Path home) throws IOException {
        Path data = home.resolve(".hub");
        Path books = Files.createDirectories(data.resolve("city/500103")).resolve("ledger.jsonl");
        Files.writeString(books, "{}");
        Path theirs = Files.writeString(data.resolve("thesis.txt"), "three years of work");
        CommandLineRun run = CommandLineRun.at(home, "up", "--fresh", "--no-city");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(data.toString(), "thesis.txt", "HUB_DATA");
        assertThat(theirs).hasContent("three years of work");
        assertThat(books).hasContent("{}");
    }
}
