package cn.caitong.app.hub;

import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The hub's database for a command that needs it: the external one, the embedded one of a hub that is running, or the
 * embedded one that no hub runs, which is then started for as long as the command takes.
 */
public final class ReachedDatabase implements AutoCloseable {
    private final HubDatabase database;
    private final Closeable startedForIt;

    private ReachedDatabase(DatabaseSettings settings, Closeable startedForIt) {
        this.database = HubDatabase.open(settings);
        this.startedForIt = startedForIt;
    }

    /** Reaches it; nothing where no hub has ever run on the folder. */
    public static Optional<ReachedDatabase> of(HubSettings settings) throws IOException {
        if (settings.database().isPresent()) {
            return settings.database().map(external -> new ReachedDatabase(external, () -> {}));
        }
        Path cluster = settings.data().resolve("postgres");
        if (!Files.exists(cluster)) {
            return Optional.empty();
        }
        Optional<DatabaseSettings> running = EmbeddedDatabase.running(cluster);
        return Optional.of(
                running.isPresent()
                        ? new ReachedDatabase(running.get(), () -> {})
                        : startFor(settings.data(), cluster));
    }

    private static ReachedDatabase startFor(Path data, Path cluster) throws IOException {
        DataFolder folder = DataFolder.lock(data);
        EmbeddedDatabase embedded = EmbeddedDatabase.start(cluster, 0);
        return new ReachedDatabase(embedded.settings(), () -> {
            embedded.close();
            folder.close();
        });
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() throws IOException {
        database.close();
        startedForIt.close();
    }
}
