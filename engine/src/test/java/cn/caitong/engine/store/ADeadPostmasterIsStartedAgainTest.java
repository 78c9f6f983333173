package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL comes back on its own port with its own settings, and stays down once it was closed. */
@Tag("database")
class ADeadPostmasterIsStartedAgainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void killedItComesBackAndClosedItDoesNot(@TempDir Path home) throws Exception {
        Path pidFile = home.resolve("data/postmaster.pid");
        try (EmbeddedDatabase database = EmbeddedDatabase.startUntilClosed(home)) {
            ProcessHandle first = postmaster(pidFile);
            String before = setting(database, "max_locks_per_transaction");
            emptyOptions(home);
            first.destroyForcibly();
            first.onExit().get(60, TimeUnit.SECONDS);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> setting(database, "fsync"), "on"::equals);
            assertThat(setting(database, "max_locks_per_transaction")).isEqualTo(before);
            assertThat(postmaster(pidFile)).isNotEqualTo(first);
        }
        await().during(Duration.ofSeconds(1)).until(() -> Files.notExists(pidFile));
    }

    /** As a start on a full disk leaves them. */
    private static void emptyOptions(Path home) throws Exception {
        Files.writeString(home.resolve("data/postmaster.opts"), "");
    }

    private static ProcessHandle postmaster(Path pidFile) throws Exception {
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .orElseThrow();
    }

    private static String setting(EmbeddedDatabase database, String name) throws SQLException {
        DatabaseSettings.Login login = database.administrator();
        try (Connection connection = DriverManager.getConnection(
                        database.settings("postgres").url(), login.user(), login.password());
                var row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
