package cn.caitong.benchmarks.rows;

import cn.caitong.benchmarks.stage.Stage;
import java.sql.SQLException;

/** How many messages shared each of the hub's transactions in a run: what a bare loop then does, too. */
public final class Shares {
    private Shares() {}

    /**
     * Messages for each transaction that wrote evidence of a kind, rounded; evidence is never updated, so that its rows still
     * name the transaction that wrote them.
     */
    public static int of(Stage run, String evidenceKind) throws SQLException {
        long[] counts = run.ask(
                "select count(*), count(distinct xmin::text) from evidence where kind = '%s'".formatted(evidenceKind));
        if (counts[1] == 0) {
            throw new IllegalStateException("Nothing of " + evidenceKind + " was written");
        }
        return (int) Math.max(1, Math.round((double) counts[0] / counts[1]));
    }
}
