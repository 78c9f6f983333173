package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
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
    void aRoleOfAnotherNameWorksIfItHasThatOnesRights() {
        TestCluster cluster = TestCluster.get();
        cluster.administrate("create role other_app login password 'other'");
        try {
            DatabaseSettings settings = DATABASE.settings();
            DatabaseSettings other =
                    new DatabaseSettings(settings.url(), settings.owner(), new Login("other_app", "other"));
            assertThatThrownBy(() -> HubDatabase.open(other).close())
                    .isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining("grant hub_app to other_app")
                    .hasMessageContaining("数据库管理员");
            cluster.administrate("grant hub_app to other_app");
            try (HubDatabase open = HubDatabase.open(other)) {
                Transactions transactions = new Transactions(open.dataSource(), TransactionListener.NONE);
                assertThat(new GrownTables(transactions).sweep()).isNotNull();
                assertThat(transactions
                                .jdbc()
                                .sql("select count(*) from message")
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        } finally {
            cluster.administrate("drop role other_app");
        }
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
