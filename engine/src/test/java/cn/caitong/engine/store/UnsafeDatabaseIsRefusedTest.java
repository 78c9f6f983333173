package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class UnsafeDatabaseIsRefusedTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aSuperuserMayNotBeTheHubsRole() {
        DatabaseSettings settings = DATABASE.settings();
        DatabaseSettings asSuperuser = new DatabaseSettings(
                settings.url(), settings.owner(), TestCluster.get().administrator());
        assertThatThrownBy(() -> HubDatabase.open(asSuperuser).close())
                .isInstanceOf(UnsafeDatabaseException.class)
                .hasMessageContaining("superuser")
                .hasMessageContaining("超级用户");
    }

    @Test
    void aClusterWithoutFsyncIsRefused() throws Exception {
        try (EmbeddedPostgres asForTests = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .start()) {
            try (Connection connection = asForTests.getPostgresDatabase().getConnection();
                    Statement sql = connection.createStatement()) {
                sql.execute("create role hub_app login");
            }
            DatabaseSettings settings = new DatabaseSettings(
                    asForTests.getJdbcUrl("postgres", "postgres"), new Login("postgres", ""), new Login("hub_app", ""));
            assertThatThrownBy(() -> HubDatabase.open(settings).close())
                    .isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining("fsync = off")
                    .hasMessageContaining("fsync 为 off");
        }
    }

    @Test
    void aDatabaseThatCommitsBeforeTheDiskHasItIsRefused() {
        TestCluster.get().administrate("alter role hub_app set synchronous_commit = off");
        try {
            assertThatThrownBy(() -> HubDatabase.open(DATABASE.settings()).close())
                    .isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining("synchronous_commit")
                    .hasMessageContaining("设为 on");
        } finally {
            TestCluster.get().administrate("alter role hub_app reset synchronous_commit");
        }
    }

    @Test
    void nobodyConnectsWithoutAPassword() {
        DatabaseSettings settings = DATABASE.settings();
        DatabaseSettings withoutPassword =
                new DatabaseSettings(settings.url(), new Login(settings.owner().user(), ""), settings.app());
        assertThatThrownBy(() -> HubDatabase.migrate(withoutPassword)).hasMessageContaining("password");
    }
}
