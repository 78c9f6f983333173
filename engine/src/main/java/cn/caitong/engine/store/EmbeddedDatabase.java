package cn.caitong.engine.store;

import cn.caitong.engine.store.DatabaseSettings.Login;
import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A PostgreSQL of the hub's own, in a folder that is kept. Durable and closed by default: fsync on, SCRAM for everybody. The
 * postmaster is a process of its own. It may survive a killed hub; the next start stops it first. If it dies before the hub
 * does, it is started again, on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String DATABASE = "caitong";
    private static final long EIGHT_MEGABYTES = 8L << 20;

    private final EmbeddedPostgres postgres;
    private final ClusterFolder folder;
    private final PostmasterWatch watch;

    private EmbeddedDatabase(EmbeddedPostgres postgres, ClusterFolder folder) throws IOException {
        this.postgres = postgres;
        this.folder = folder;
        this.watch = PostmasterWatch.over(folder);
    }

    /** Starts the cluster in {@code home}, making it at the first time; {@code port} 0 takes any free one. */
    public static EmbeddedDatabase start(Path home, int port) throws IOException {
        return start(home, port, true);
    }

    /** The same for who closes it even at Ctrl-C: it does not stop by itself under what still works on it. */
    public static EmbeddedDatabase startUntilClosed(Path home) throws IOException {
        return start(home, 0, false);
    }

    private static EmbeddedDatabase start(Path home, int port, boolean stopsWithJvm) throws IOException {
        ClusterFolder folder = ClusterFolder.open(home);
        folder.stopSurvivor();
        boolean first = folder.isNew();
        EmbeddedPostgres postgres = launch(folder, port);
        if (first) {
            secure(postgres, folder);
            postgres.close();
            folder.requirePasswords();
            postgres = launch(folder, port);
        }
        EmbeddedDatabase database = new EmbeddedDatabase(postgres, folder);
        if (stopsWithJvm) {
            Runtime.getRuntime().addShutdownHook(new Thread(database::stop, "postgres-stop"));
        }
        return database;
    }

    /** How to reach the cluster of this folder, if one is running, whichever process started it. */
    public static Optional<DatabaseSettings> running(Path home) throws IOException {
        if (!Files.exists(home)) {
            return Optional.empty();
        }
        ClusterFolder folder = ClusterFolder.open(home);
        OptionalInt port = folder.livingPort();
        return port.isEmpty() ? Optional.empty() : Optional.of(settings(folder, port.getAsInt(), DATABASE));
    }

    public DatabaseSettings settings() {
        return settings(DATABASE);
    }

    /** The same cluster's settings for a database of another name. */
    public DatabaseSettings settings(String database) {
        return settings(folder, postgres.getPort(), database);
    }

    private static DatabaseSettings settings(ClusterFolder folder, int port, String database) {
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
        return new DatabaseSettings(
                url,
                new Login("hub_owner", folder.password("hub_owner")),
                new Login("hub_app", folder.password("hub_app")));
    }

    /** The cluster's administrator, who makes databases; the hub itself never uses it. */
    public Login administrator() {
        return new Login("postgres", folder.password("postgres"));
    }

    @Override
    public void close() throws IOException {
        watch.close();
        postgres.close();
    }

    private void stop() {
        try {
            close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres launch(ClusterFolder folder, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_LIMIT)
                .setRegisterShutdownHook(false) // the watch must have ended before
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                // without the failing row's values: its log is the hub's (P13)
                .setServerConfig("log_error_verbosity", "terse")
                // a batch claims each of its cases: some hundred locks in one transaction
                .setServerConfig("max_locks_per_transaction", "256")
                .setServerConfig("shared_buffers", sharedMegabytes() + "MB")
                .setServerConfig("max_wal_size", "2GB")
                .setConnectConfig("password", folder.password("postgres"));
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    /** An eighth of the machine: a burst of 100,000 clocks touches about 600 MB. Only what is touched is taken. */
    private static long sharedMegabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? Math.clamp(machine.getTotalMemorySize() / EIGHT_MEGABYTES, 128, 512)
                : 128;
    }

    private static void secure(EmbeddedPostgres postgres, ClusterFolder folder) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("alter role postgres password '" + folder.password("postgres") + "'");
            sql.execute("create role hub_owner login password '" + folder.password("hub_owner") + "'");
            sql.execute("create role hub_app login password '" + folder.password("hub_app") + "'");
            sql.execute("create database " + DATABASE + " owner hub_owner");
            sql.execute("create database " + DATABASE + "_template owner hub_owner");
        } catch (SQLException failed) {
            throw new IOException("The embedded database could not be secured", failed);
        }
    }

    /** Deletes nothing but what {@link #start} made. */
    public static void clear(Path home) throws IOException {
        ClusterFolder folder = ClusterFolder.open(home);
        folder.stopSurvivor();
        if (Files.exists(home)) {
            folder.delete();
        }
    }
}
