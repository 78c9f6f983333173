package cn.caitong.engine.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens the hub's database: migrates it as its owner, refuses one that is not durable, and pools it as the hub's role. */
public final class HubDatabase implements AutoCloseable {
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    /** The first to end a transaction that takes too long. */
    private static final String OLDEST_SERVER = "17";

    /** Of a migration that finds a table taken: about a minute. */
    private static final int TRIES = 60;
    /** PostgreSQL gave up waiting for a lock, or ended one of two that waited for each other. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");

    private static final String FOLDER = "db/migration";

    /**
     * How long to wait for a connection. It is the time in which a caller learns that the database is away, so it must be well
     * below the patience of those who call us.
     */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    private final HikariDataSource pool;

    private HubDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Migrates, checks and opens.
     *
     * @throws UnsafeDatabaseException when a setting would let a receipt be given for what is not on disk
     */
    public static HubDatabase open(DatabaseSettings settings) {
        migrate(settings);
        HikariDataSource pool = pool(settings);
        try {
            refuseUnsafe(JdbcClient.create(pool));
            return new HubDatabase(pool);
        } catch (RuntimeException refused) {
            pool.close();
            throw refused;
        }
    }

    /**
     * Brings the schema to this version, beside nodes that work: what waits for a table gives way after a second, so that it neither
     * keeps all others waiting nor ends one of them, and is tried again. Returns how many migrations were applied.
     */
    public static int migrate(DatabaseSettings settings) {
        Flyway flyway = migrations(settings).initSql("set lock_timeout = '1s'").load();
        int pending = flyway.info().pending().length;
        for (int left = TRIES; ; left--) {
            try {
                flyway.migrate();
                return pending;
            } catch (FlywayException failed) {
                if (left == 1 || !isInTheWay(failed)) {
                    throw failed;
                }
            }
        }
    }

    private static boolean isInTheWay(Throwable failed) {
        boolean here = failed instanceof SQLException sql && IN_THE_WAY.contains(String.valueOf(sql.getSQLState()));
        return here || (failed.getCause() != null && isInTheWay(failed.getCause()));
    }

    /** Brings an empty schema to an older version: what a backup of that version is loaded into. */
    public static void migrateTo(DatabaseSettings settings, String version) {
        migrations(settings).target(version).load().migrate();
    }

    /** Removes everything from the schema: only ever what a restore has left half done. */
    public static void clear(DatabaseSettings settings) {
        migrations(settings).cleanDisabled(false).load().clean();
    }

    /** The newest migration that this version brings, such as {@code 015}. */
    public static String newestMigration() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FOLDER + "/V*__*.sql"))
                    .map(file -> String.valueOf(file.getFilename()))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .max(Comparator.comparing(MigrationVersion::fromVersion))
                    .orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static FluentConfiguration migrations(DatabaseSettings settings) {
        return Flyway.configure()
                .dataSource(
                        settings.url(),
                        settings.owner().user(),
                        settings.owner().password())
                .locations("classpath:" + FOLDER);
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.app().user());
        config.setPassword(settings.app().password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setAutoCommit(true);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.addDataSourceProperty("options", session(settings));
        config.addDataSourceProperty("socketTimeout", unanswered(settings).toSeconds());
        config.addDataSourceProperty("assumeMinServerVersion", OLDEST_SERVER);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // a failing row's values would be in each log and answer that tells of the failure (P13)
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "caitong");
        return new HikariDataSource(config);
    }

    /**
     * Said in a connection's first packet: as statements they would be commits of their own, sixteen times at each start.
     * Silence has two faces: a node that says nothing more, which PostgreSQL times itself, and one that takes nothing of an
     * answer, which no time-out of PostgreSQL's reaches while it writes; that one the kernel ends.
     */
    private static String session(DatabaseSettings settings) {
        return ("-c transaction_timeout=%1$d -c idle_in_transaction_session_timeout=%2$d -c tcp_user_timeout=%2$d"
                        + " -c caitong.scope=* -c default_transaction_isolation=read\\ committed")
                .formatted(
                        settings.transactionLimit().toMillis(),
                        settings.silenceLimit().toMillis());
    }

    /**
     * How long an answer may say nothing before its connection is given up: a network that swallows packets tells nobody. By
     * then PostgreSQL has ended whatever was asked, so that nothing is given up that could still come.
     */
    private static Duration unanswered(DatabaseSettings settings) {
        return settings.transactionLimit().plus(settings.silenceLimit());
    }

    private static void refuseUnsafe(JdbcClient jdbc) {
        for (String setting : MUST_BE_ON) {
            String value = jdbc.sql("select current_setting(?)")
                    .param(setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                throw UnsafeDatabaseException.setting(setting, value);
            }
        }
        boolean bypasses = jdbc.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        if (bypasses) {
            throw UnsafeDatabaseException.role();
        }
        if (!jdbc.sql("select pg_has_role(current_user, 'hub_app', 'usage')")
                .query(Boolean.class)
                .single()) {
            throw UnsafeDatabaseException.stranger(
                    jdbc.sql("select current_user").query(String.class).single());
        }
    }
}
