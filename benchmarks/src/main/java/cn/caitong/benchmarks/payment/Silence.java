package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.stage.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** When nobody can have objected any more. */
final class Silence {
    /** Longer than what may still come to light after a cut-off. */
    private static final Duration GRACE = Duration.ofMinutes(7);

    private Silence() {}

    static Instant after(Stage stage) throws SQLException {
        long end = stage.ask(
                        "select coalesce(extract(epoch from max(due_at)), 0)::bigint from obligation where clause like"
                                + " 'C36%'")[0];
        if (end == 0) {
            throw new IllegalStateException("No window is open");
        }
        return Instant.ofEpochSecond(end).plus(GRACE);
    }
}
