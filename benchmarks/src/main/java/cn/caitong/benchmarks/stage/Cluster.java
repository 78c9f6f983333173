package cn.caitong.benchmarks.stage;

import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.DatabaseSettings.Login;
import cn.caitong.engine.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The embedded PostgreSQL of a run of benchmarks, with the durable settings that a hub starts it with. Databases are copied
 * from prepared ones, so that every run starts from the same bytes.
 */
public final class Cluster implements AutoCloseable {
    private final EmbeddedDatabase postgres;

    private Cluster(EmbeddedDatabase postgres) {
        this.postgres = postgres;
    }

    /** Starts with nothing of an earlier run. */
    public static Cluster start(Path folder) throws IOException {
        EmbeddedDatabase.clear(folder);
        return new Cluster(EmbeddedDatabase.start(folder, 0));
    }

    /** A new, empty database. */
    public DatabaseSettings create(String name) throws SQLException {
        drop(name);
        administrate("create database " + name + " owner hub_owner");
        return postgres.settings(name);
    }

    /** A copy of a database that nobody is connected to. */
    public DatabaseSettings copy(String from, String name) throws SQLException {
        drop(name);
        administrate("create database " + name + " owner hub_owner template " + from + " strategy file_copy");
        return postgres.settings(name);
    }

    public void drop(String name) throws SQLException {
        administrate("drop database if exists " + name + " with (force)");
    }

    /** Runs statements as the schema's owner, each in its own transaction. */
    public void owner(String database, String... statements) throws SQLException {
        execute(database, postgres.settings(database).owner(), statements);
    }

    void administrate(String... statements) throws SQLException {
        execute("postgres", postgres.administrator(), statements);
    }

    /** The first row of a question put to a database, as whole numbers. */
    long[] ask(String database, String question) throws SQLException {
        try (Connection connection = connect(database, postgres.administrator());
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(question)) {
            row.next();
            long[] values = new long[row.getMetaData().getColumnCount()];
            for (int column = 0; column < values.length; column++) {
                values[column] = row.getLong(column + 1);
            }
            return values;
        }
    }

    private void execute(String database, Login login, String... statements) throws SQLException {
        try (Connection connection = connect(database, login);
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private Connection connect(String database, Login login) throws SQLException {
        return DriverManager.getConnection(postgres.settings(database).url(), login.user(), login.password());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
