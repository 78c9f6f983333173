package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for a session is part of its start: nothing can put it back, and no statement of its own is needed for it. */
@Tag("database")
class AConnectionSaysAllAtItsStartTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void limitsScopeAndIsolationHoldAlsoAfterAReset() throws SQLException {
        DatabaseSettings all = DATABASE.settings();
        DatabaseSettings settings = new DatabaseSettings(
                all.url(), all.owner(), all.app(), 1, Duration.ofMillis(12_345), Duration.ofMillis(6_789));
        try (HubDatabase database = HubDatabase.open(settings);
                Connection connection = database.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set caitong.scope = '500103'");
            sql.execute("reset all");
            assertThat(shown(sql, "transaction_timeout")).isEqualTo("12345ms");
            assertThat(shown(sql, "idle_in_transaction_session_timeout")).isEqualTo("6789ms");
            assertThat(shown(sql, "tcp_user_timeout")).isEqualTo("6789");
            assertThat(shown(sql, "caitong.scope")).isEqualTo("*");
            assertThat(shown(sql, "default_transaction_isolation")).isEqualTo("read committed");
            assertThat(shown(sql, "application_name")).isEqualTo("caitong");
        }
    }

    private static String shown(Statement sql, String setting) throws SQLException {
        try (ResultSet row = sql.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
