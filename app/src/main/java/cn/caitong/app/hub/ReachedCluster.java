package cn.caitong.app.hub;

import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The PostgreSQL of a hub, for a command that needs it as it is: the external one, the embedded one of a hub that is running,
 * or the embedded one that no hub runs, which is then started for as long as the command takes. Nothing is migrated.
 */
public final class ReachedCluster implements AutoCloseable {
    private final DatabaseSettings settings;
    private final Closeable startedForIt;

    private ReachedCluster(DatabaseSettings settings, Closeable startedForIt) {
        this.settings = settings;
        this.startedForIt = startedForIt;
    }

    /** Reaches it; nothing where no hub has ever run on the folder. */
    public static Optional<ReachedCluster> of(HubSettings settings) throws IOException {
        if (settings.database().isPresent()) {
            return settings.database().map(external -> new ReachedCluster(external, () -> {}));
        }
        Path cluster = settings.data().resolve("postgres");
        if (!Files.exists(cluster)) {
            return Optional.empty();
        }
        Optional<DatabaseSettings> running = EmbeddedDatabase.running(cluster);
        return Optional.of(
                running.isPresent() ? new ReachedCluster(running.get(), () -> {}) : startFor(settings.data(), cluster));
    }

    private static ReachedCluster startFor(Path data, Path cluster) throws IOException {
        DataFolder folder = DataFolder.lock(data);
        EmbeddedDatabase embedded = EmbeddedDatabase.start(cluster, 0);
        return new ReachedCluster(embedded.settings(), () -> {
            embedded.close();
            folder.close();
        });
    }

    public DatabaseSettings settings() {
        return settings;
    }

    @Override
    public void close() throws IOException {
        startedForIt.close();
    }
}
