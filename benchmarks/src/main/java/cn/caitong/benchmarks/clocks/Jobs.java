package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.rows.Footprint;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a peer's job does. */
final class Jobs {
    private Jobs() {}

    static void write(Footprint job, DataSource source, long... cases) {
        try {
            job.commit(source, cases);
        } catch (SQLException failed) {
            throw new IllegalStateException("The peer's job could not write its rows", failed);
        }
    }
}
