package cn.caitong.engine.backup;

import cn.caitong.engine.backup.Manifest.Kept;
import cn.caitong.engine.backup.Manifest.Table;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Writes a backup: all tables as one snapshot sees them, read as their owner, then keys, secrets and blobs. Whether a hub
 * runs meanwhile makes no difference. It is written under another name and renamed when all of it is on disk.
 */
public final class Backup {
    static final String TABLES = "tables/";

    /** What belongs to the hub beside its database. Blobs are written before their transaction: later than the snapshot, none is missing. */
    private static final List<String> KEYS = List.of("keys", "secrets");

    private static final String BLOBS = "blobs";

    private static final String MOMENT = """
        select legal_now(), pg_current_snapshot()::text, last_no, encode(digest, 'hex') from evidence_sealer
        """;

    private final DatabaseSettings database;
    private final Path data;
    private final String hub;
    private final boolean withKeys;

    /**
     * @param data the hub's data folder, whose keys, secrets and blobs are kept too
     * @param hub this version's name
     * @param withKeys without them, what is sealed can be read by nobody until they are brought back
     */
    public Backup(DatabaseSettings database, Path data, String hub, boolean withKeys) {
        this.database = database;
        this.data = data;
        this.hub = hub;
        this.withKeys = withKeys;
    }

    /** What was written; {@code digest} is the manifest's, and may be kept elsewhere. */
    public record Written(Manifest manifest, String digest) {}

    /**
     * Writes it into the folder, which must be new or empty.
     *
     * @throws BackupRefusedException when it is neither, cannot be written, the database cannot be read, or its keys are not there
     */
    public Written to(Path target) throws BackupRefusedException {
        Path whole = target.toAbsolutePath().normalize();
        Path part = whole.resolveSibling(whole.getFileName() + ".partial-" + drawn());
        try {
            refuseOccupied(whole);
            BackupFolder.create(part);
            try {
                Written written = fill(part);
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
                BackupFolder.force(whole.resolveSibling(""));
                return written;
            } finally {
                BackupFolder.delete(part);
            }
        } catch (BackupRefusedException refused) {
            throw refused;
        } catch (IOException unwritable) {
            throw BackupRefusedException.unwritable(whole, unwritable);
        } catch (SQLException failed) {
            throw failed.getCause() instanceof IOException disk
                    ? BackupRefusedException.unwritable(whole, disk)
                    : BackupRefusedException.database(failed);
        }
    }

    private static void refuseOccupied(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw BackupRefusedException.occupied(target);
        }
        try (Stream<Path> inside = Files.list(target)) {
            if (inside.findAny().isPresent()) {
                throw BackupRefusedException.occupied(target);
            }
        }
    }

    private Written fill(Path part) throws IOException, SQLException {
        BackupFolder folder = new BackupFolder(part);
        Manifest manifest = snapshot(folder);
        String digest = folder.write(manifest);
        folder.force();
        return new Written(manifest, digest);
    }

    private Manifest snapshot(BackupFolder folder) throws IOException, SQLException {
        try (Connection connection = connect(database)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement();
                    ResultSet moment = sql.executeQuery(MOMENT)) {
                moment.next();
                requireKeys(connection);
                List<Table> tables = copy(connection, folder);
                return new Manifest(
                        Manifest.FORMAT,
                        hub,
                        Schema.history(connection),
                        moment.getObject(1, OffsetDateTime.class).toInstant().toString(),
                        moment.getString(2),
                        moment.getLong(3) + ":sm3:" + moment.getString(4),
                        tables,
                        Schema.sequences(connection),
                        files(folder));
            }
        }
    }

    /** A backup that lacks them is found to be none on the day on which it is needed. */
    private void requireKeys(Connection connection) throws BackupRefusedException, SQLException {
        if (withKeys) {
            BackupRefusedException.requireKeys(connection, data.resolve("keys"));
        }
    }

    /** As the owner, for whom no row is out of scope: were one hidden from it, the session would fail and not leave it out. */
    static Connection connect(DatabaseSettings database) throws SQLException {
        Connection connection = DriverManager.getConnection(
                database.url(), database.owner().user(), database.owner().password());
        try (Statement sql = connection.createStatement()) {
            sql.execute("set row_security = off");
            sql.execute("set timezone = 'UTC'");
        }
        return connection;
    }

    private static List<Table> copy(Connection connection, BackupFolder folder) throws IOException, SQLException {
        List<Table> tables = new ArrayList<>();
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (Schema.Table table : Schema.tables(connection).values()) {
            String sql =
                    "copy public.\"%s\" (%s) to stdout (format binary)".formatted(table.name(), table.columnList());
            long[] rows = {0};
            Kept file = folder.write(
                    TABLES + table.name(),
                    out -> rows[0] = postgres.getCopyAPI().copyOut(sql, out));
            tables.add(new Table(table.name(), table.columns(), rows[0], file));
        }
        return tables;
    }

    private List<Kept> files(BackupFolder folder) throws IOException {
        List<Kept> files = new ArrayList<>(keep(folder, BLOBS));
        if (withKeys) {
            for (String name : KEYS) {
                files.addAll(keep(folder, name));
            }
        } else if (Files.exists(data.resolve("keys").resolve(SigningKeys.PUBLIC_KEYS))) {
            files.add(keepFile(folder, data.resolve("keys").resolve(SigningKeys.PUBLIC_KEYS)));
        }
        return files;
    }

    private List<Kept> keep(BackupFolder folder, String name) throws IOException {
        List<Kept> kept = new ArrayList<>();
        for (Path file : WrittenFiles.below(data.resolve(name))) {
            kept.add(keepFile(folder, file));
        }
        return kept;
    }

    private Kept keepFile(BackupFolder folder, Path file) throws IOException {
        return folder.write(data.relativize(file).toString(), out -> Files.copy(file, out));
    }

    private static String drawn() {
        byte[] drawn = new byte[4];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
