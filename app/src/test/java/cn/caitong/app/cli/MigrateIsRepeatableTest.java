package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.hub.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class MigrateIsRepeatableTest {
    @Test
    void theSecondRunFindsNothingToDo(@TempDir Path home) throws IOException {
        CommandLineRun first = CommandLineRun.at(home, "migrate");
        assertThat(first.exit()).isZero();
        assertThat(first.out()).contains("migrations applied");
        assertThat(CommandLineRun.at(home, "migrate").out()).contains("up to date · 已是最新");

        try (DataFolder running = DataFolder.lock(home.resolve(".hub"))) {
            CommandLineRun refused = CommandLineRun.at(home, "migrate");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains(running.toString());
        }
    }
}
