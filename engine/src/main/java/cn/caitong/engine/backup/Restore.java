package cn.caitong.engine.backup;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.caitong.engine.backup.Manifest.Kept;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup back, into an empty place only. Everything is verified before anything is changed; all rows come in one
 * transaction; and until all of it is done a mark stands in the data folder, under which no hub starts and which the next
 * restore takes for leave to begin anew.
 */
public final class Restore {
    /** The mark in a data folder that a restore has begun to fill. */
    public static final String MARK = "restoring";

    /** What a locked folder holds already. */
    private static final List<String> EMPTY = List.of("lock", MARK);

    private static final List<String> EMPTY_BUT_KEYS = List.of("lock", MARK, "keys", "secrets");

    private final BackupFolder backup;
    private final Path source;
    private final Path data;
    private final Optional<DatabaseSettings> external;
    private final TransactionListener listener;

    /**
     * @param data the data folder, locked by the caller
     * @param external where the database is, if it is not embedded in the data folder
     */
    public Restore(Path source, Path data, Optional<DatabaseSettings> external) {
        this(source, data, external, TransactionListener.NONE);
    }

    Restore(Path source, Path data, Optional<DatabaseSettings> external, TransactionListener listener) {
        this.backup = new BackupFolder(source);
        this.source = source;
        this.data = data;
        this.external = external;
        this.listener = listener;
    }

    /** What was brought back: the newest head of its evidence, which is whole, and how many rows that has. */
    public record Restored(Manifest manifest, String head, long evidence) {}

    /** Whether a restore into this folder was begun and not ended. */
    public static boolean isHalfDone(Path data) {
        return Files.exists(data.resolve(MARK));
    }

    /**
     * Restores it.
     *
     * @param digest of the manifest, kept elsewhere; null where nobody kept it
     * @throws BackupRefusedException when the backup is damaged or newer than this hub, or the place is not empty; nothing is
     *     changed then. Also when it could not be ended: the mark stands, and it may be begun anew
     */
    public Restored run(@Nullable String digest) throws BackupRefusedException {
        Manifest manifest = verified(digest);
        try {
            boolean begun = isBegun();
            requireEmpty(manifest, begun);
            mark();
            if (begun) {
                clear();
            }
            return into(manifest);
        } catch (BackupRefusedException refused) {
            throw refused;
        } catch (IOException unwritable) {
            throw BackupRefusedException.unwritable(data, unwritable);
        } catch (SQLException | FlywayException failed) {
            throw BackupRefusedException.database(failed);
        }
    }

    private Manifest verified(@Nullable String digest) throws BackupRefusedException {
        Manifest manifest = backup.manifest();
        if (digest != null) {
            backup.verify(List.of(new Kept(BackupFolder.MANIFEST, 0, digest)));
        }
        MigrationVersion newest = MigrationVersion.fromVersion(HubDatabase.newestMigration());
        boolean isNewer = manifest.format() > Manifest.FORMAT
                || MigrationVersion.fromVersion(manifest.schema()).compareTo(newest) > 0;
        if (isNewer) {
            throw BackupRefusedException.of(
                    source,
                    "由更新的版本写成（结构 %s，本程序为 %s）；请使用不低于该版本的采通".formatted(manifest.schema(), newest),
                    "a newer hub wrote it (schema %s, here %s); use that version or a later one"
                            .formatted(manifest.schema(), newest));
        }
        backup.verify(manifest.all());
        return manifest;
    }

    /** What an earlier restore left half done is no obstacle; but only in the very place that its mark names. */
    private boolean isBegun() throws IOException {
        return isHalfDone(data) && Files.readString(data.resolve(MARK)).equals(place());
    }

    private String place() {
        return external.map(DatabaseSettings::url).orElse("embedded");
    }

    private void requireEmpty(Manifest manifest, boolean begun) throws IOException, SQLException {
        requireKeys(manifest);
        if (begun) {
            return;
        }
        requireSameOrNone(manifest.files());
        if (external.isEmpty()) {
            List<String> allowed = manifest.holdsKeys() ? EMPTY : EMPTY_BUT_KEYS;
            try (Stream<Path> inside = Files.list(data)) {
                if (inside.anyMatch(path -> !allowed.contains(path.getFileName().toString()))) {
                    throw BackupRefusedException.occupied(data);
                }
            }
        } else if (!isEmpty(external.get())) {
            throw BackupRefusedException.of(
                    external.get().url(),
                    "数据库中已有表，不得覆盖；请指定一个空数据库",
                    "the database has tables, and nothing is overwritten; name an empty one");
        }
    }

    /** A hub that finds no keys draws new ones, and what is sealed under the old ones is lost to it. */
    private void requireKeys(Manifest manifest) throws BackupRefusedException {
        Path keys = data.resolve(Manifest.VAULT_KEYS);
        if (manifest.needsKeys() && !manifest.holdsKeys() && !Files.exists(keys)) {
            throw BackupRefusedException.of(
                    keys,
                    "备份不含密钥；请先将另行保管的 keys 与 secrets 目录放入 %s".formatted(data),
                    "the backup is without keys; first put the folders keys and secrets, kept elsewhere, into " + data);
        }
    }

    /** Keys may be there already: the same ones stay, others are another hub's. */
    private void requireSameOrNone(List<Kept> files) throws IOException {
        for (Kept kept : files) {
            Path there = data.resolve(kept.path());
            if (Files.exists(there) && !BackupFolder.digest(there).equals(kept.digest())) {
                throw BackupRefusedException.of(
                        there,
                        "与备份中的文件不同，不得覆盖；请用 HUB_DATA 指定新目录，或先移走该文件",
                        "it is not the backup's, and nothing is overwritten; name a new folder with HUB_DATA, or move"
                                + " it away");
            }
        }
    }

    private static boolean isEmpty(DatabaseSettings settings) throws SQLException {
        try (Connection connection = Backup.connect(settings);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select not exists (select from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S'))")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private Restored into(Manifest manifest) throws IOException, SQLException {
        for (Kept kept : manifest.files()) {
            bring(kept);
        }
        Restored restored;
        if (external.isPresent()) {
            restored = load(external.get(), manifest);
        } else {
            try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data.resolve("postgres"), 0)) {
                restored = load(embedded.settings(), manifest);
            }
        }
        new BackupFolder(data).force();
        Files.delete(data.resolve(MARK));
        BackupFolder.force(data);
        return restored;
    }

    private void mark() throws IOException {
        try (FileChannel mark = FileChannel.open(data.resolve(MARK), CREATE, WRITE, TRUNCATE_EXISTING)) {
            mark.write(ByteBuffer.wrap(place().getBytes(StandardCharsets.UTF_8)));
            mark.force(true);
        }
        BackupFolder.force(data);
    }

    /** What an earlier restore left. */
    private void clear() throws IOException {
        if (external.isPresent()) {
            HubDatabase.clear(external.get());
        } else {
            EmbeddedDatabase.clear(data.resolve("postgres"));
        }
    }

    private void bring(Kept kept) throws IOException {
        Path to = data.resolve(kept.path());
        Path part = to.resolveSibling(to.getFileName() + ".part");
        BackupFolder.create(to.resolveSibling(""));
        try (InputStream in = backup.read(kept)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        try (FileChannel file = FileChannel.open(part, WRITE)) {
            file.force(true);
        }
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private Restored load(DatabaseSettings settings, Manifest manifest) throws IOException, SQLException {
        HubDatabase.migrateTo(settings, manifest.schema());
        Restored restored;
        try (Connection connection = Backup.connect(settings)) {
            restored = new Loading(connection, backup, data, listener).load(manifest);
        }
        HubDatabase.migrate(settings);
        return restored;
    }
}
