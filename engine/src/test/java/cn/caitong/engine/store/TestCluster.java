package cn.caitong.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The one embedded PostgreSQL of a test process, started by the first test that needs it and kept below {@code target}. */
final class TestCluster {
    private static final TestCluster ONE = new TestCluster();

    private final EmbeddedDatabase postgres;

    private TestCluster() {
        try {
            postgres = EmbeddedDatabase.start(TestDatabase.folder("test-cluster"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            administrate("drop database if exists migrated");
            administrate("create database migrated owner hub_owner");
            HubDatabase.migrate(postgres.settings("migrated"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static TestCluster get() {
        return ONE;
    }

    /** A new database with the schema in it. */
    DatabaseSettings create(String name) {
        administrate("drop database if exists " + name + " with (force)");
        administrate("create database " + name + " template migrated owner hub_owner");
        return postgres.settings(name);
    }

    /** A new database without a schema. */
    DatabaseSettings createBlank(String name) {
        administrate("drop database if exists " + name + " with (force)");
        administrate("create database " + name + " owner hub_owner");
        return postgres.settings(name);
    }

    DatabaseSettings.Login administrator() {
        return postgres.administrator();
    }

    void drop(String name) {
        administrate("drop database if exists " + name + " with (force)");
    }

    void administrate(String statement) {
        execute(postgres.settings("postgres"), postgres.administrator(), statement);
    }

    void withOwner(DatabaseSettings settings, String statement) {
        execute(settings, settings.owner(), statement);
    }

    private static void execute(DatabaseSettings settings, DatabaseSettings.Login login, String statement) {
        try (Connection connection = DriverManager.getConnection(settings.url(), login.user(), login.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
