package cn.caitong.app.hub;

import cn.caitong.engine.store.HubDatabase;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;

/** The hub's database for a command that works on it as the hub does: {@link ReachedCluster}, migrated and opened. */
public final class ReachedDatabase implements AutoCloseable {
    private final HubDatabase database;
    private final ReachedCluster cluster;

    private ReachedDatabase(ReachedCluster cluster) {
        this.cluster = cluster;
        this.database = HubDatabase.open(cluster.settings());
    }

    /** Reaches it; nothing where no hub has ever run on the folder. */
    public static Optional<ReachedDatabase> of(HubSettings settings) throws IOException {
        return ReachedCluster.of(settings).map(ReachedDatabase::new);
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() throws IOException {
        database.close();
        cluster.close();
    }
}
