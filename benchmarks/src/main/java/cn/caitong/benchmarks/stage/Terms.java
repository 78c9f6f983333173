package cn.caitong.benchmarks.stage;

import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * What a run of benchmarks gives its lanes.
 *
 * @param scale of all sizes; 1 is what is published
 * @param rounds how often each side runs
 * @param progress hears what is going on
 */
public record Terms(double scale, int rounds, Cluster cluster, Site site, Letters letters, Consumer<String> progress) {
    /** A database with the schema and nothing in it. */
    public static final String EMPTY = "ground_empty";

    private static final double TRIAL = 0.01;

    /** A size at this scale. */
    public int of(int full) {
        return Math.max(1, (int) Math.round(full * scale));
    }

    /** How often code is run before it is measured. What is too small to be compared, as in a test, needs none of it. */
    public int warmUps(int full) {
        return scale < TRIAL ? 0 : full;
    }

    /** Prepares the empty database that all others are copied from. */
    public Terms prepared() throws SQLException {
        try (HubDatabase database = HubDatabase.open(cluster.create(EMPTY))) {
            new MonthPartitions(new Transactions(database.dataSource(), TransactionListener.NONE)).ensure();
        }
        return this;
    }

    /** What is done to a prepared database, by a hub that does nothing by itself. */
    @FunctionalInterface
    public interface Preparation {
        void run(BenchHub hub, Stage stage) throws Exception;
    }

    /** A prepared database made from another one. */
    public String prepare(String from, String name, Preparation preparation) throws Exception {
        try (Stage stage = Stage.of(cluster, from)) {
            try (BenchHub hub = new BenchHub(site, stage)) {
                preparation.run(hub, stage);
            }
            stage.keepAs(name);
        }
        return name;
    }
}
