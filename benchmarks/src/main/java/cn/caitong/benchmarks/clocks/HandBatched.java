package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * db-scheduler as somebody would use it who writes the batches by hand: four tasks, each a loop that claims 500 due rows of a
 * table of its own and writes the rows of all of them in one transaction. It is fast, and the scheduler has no part in it: what
 * makes clocks safe (each kind once for ever, poison parked alone, a paused node that loses its claim) is the hand's work again.
 */
final class HandBatched implements Side {
    private static final int LOOPS = 4;
    private static final int BATCH = 500;
    private static final String CLAIM = """
        delete from due_clock where n in
          (select n from due_clock where at <= now() order by at, n limit %d for update skip locked)
        returning n\
        """.formatted(BATCH);

    private final Terms terms;
    private final String ground;
    private final Footprint job;
    private final int due;

    HandBatched(Terms terms, String ground, Footprint job, int due) {
        this.terms = terms;
        this.ground = ground;
        this.job = job;
        this.due = due;
    }

    /** The scheduler's table with the loops in it, and the hand's own with the backlog. */
    static List<String> backlog(int due, int others) {
        return List.of(
                DbSchedulerFires.backlog(LOOPS, 1).getFirst(),
                DbSchedulerFires.insert("n::text", "now() - interval '1 minute'", 0, LOOPS - 1),
                "create table due_clock (n bigint primary key, at timestamptz not null)",
                "insert into due_clock select n, now() - interval '1 minute' from generate_series(0, %d) n"
                        .formatted(due - 1),
                "insert into due_clock select n, now() + interval '30 days' from generate_series(%d, %d) n"
                        .formatted(due, due + others - 1),
                "create index due_clock_at on due_clock (at, n)");
    }

    @Override
    public String name() {
        return "db-scheduler, batched by hand";
    }

    @Override
    public Measured run() throws Exception {
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            CountDownLatch open = new CountDownLatch(LOOPS);
            OneTimeTask<Void> task = Tasks.oneTime("clock").execute((instance, context) -> {
                loop(stage.source());
                open.countDown();
            });
            Scheduler scheduler = Scheduler.create(stage.source(), task)
                    .threads(LOOPS)
                    .pollUsingLockAndFetch(0.5, 4.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            return stage.measured(
                    due,
                    () -> {
                        scheduler.start();
                        open.await();
                    },
                    scheduler::stop);
        }
    }

    private void loop(DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            long[] claimed;
            do {
                claimed = claim(connection);
                job.write(connection, claimed);
                connection.commit();
            } while (claimed.length > 0);
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            throw new IllegalStateException("The batch could not be written", failed);
        }
    }

    private static long[] claim(Connection connection) throws SQLException {
        LongStream.Builder claimed = LongStream.builder();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                claimed.add(rows.getLong(1));
            }
        }
        return claimed.build().toArray();
    }
}
