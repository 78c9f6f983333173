package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A new version's migrations come while nodes of the one before work. */
@Tag("database")
class AMigrationGivesWayToWhoWorksTest {
    private static final String WORK = "set lock_timeout = '10s'; lock table parked in row exclusive mode";

    @Test
    void whoComesAfterAWaitingMigrationPassesAndTheMigrationComesLater() throws Exception {
        try (BlankDatabase blank = new BlankDatabase()) {
            HubDatabase.migrateTo(blank.settings(), "038");
            FutureTask<Integer> migration = new FutureTask<>(() -> HubDatabase.migrate(blank.settings()));
            try (Connection first = begin(blank.settings());
                    Connection second = begin(blank.settings());
                    Statement before = first.createStatement();
                    Statement behind = second.createStatement()) {
                before.execute(WORK);
                Thread.ofPlatform().start(migration);
                BlockedSessions.awaitOne(JdbcClient.create(connections(blank.settings())));
                behind.execute(WORK);
                assertThat(migration.isDone()).isFalse();
                first.rollback();
                second.rollback();
            }
            assertThat(migration.get(1, TimeUnit.MINUTES)).isPositive();
            assertThat(HubDatabase.migrate(blank.settings())).isZero();
        }
    }

    private static DriverManagerDataSource connections(DatabaseSettings settings) {
        return new DriverManagerDataSource(
                settings.url(), settings.owner().user(), settings.owner().password());
    }

    private static Connection begin(DatabaseSettings settings) throws SQLException {
        Connection connection = connections(settings).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }
}
