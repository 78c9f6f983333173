package cn.caitong.benchmarks.rows;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * The bare loop: what is left of the hub's work when only its row changes and its commits are. As many threads as the pool has
 * connections take cases in turns, and write each of the hub's transactions, with as many cases in it as the hub had.
 */
public final class BareLoop implements Side {
    private static final int THREADS = 16;
    private static final int TAKEN_AT_ONCE = 64;

    private final String name;
    private final Terms terms;
    private final String ground;
    private final int cases;
    private final Supplier<List<Step>> steps;

    /** @param steps asked for at each run, since how many cases share a commit is the hub's last run's */
    public BareLoop(String name, Terms terms, String ground, int cases, Supplier<List<Step>> steps) {
        this.name = name;
        this.terms = terms;
        this.ground = ground;
        this.cases = cases;
        this.steps = steps;
    }

    /** One of the hub's transactions, and how many cases share it. */
    public record Step(Footprint footprint, int shared) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public Measured run() throws Exception {
        List<Step> now = steps.get();
        int taken = Math.max(
                TAKEN_AT_ONCE, now.stream().mapToInt(Step::shared).max().orElse(1));
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            return stage.measured(
                    cases,
                    () -> Crowd.work(
                            THREADS,
                            (cases + taken - 1) / taken,
                            chunk -> write(stage.source(), now, chunk * taken, Math.min(cases, (chunk + 1) * taken))));
        }
    }

    private static void write(DataSource source, List<Step> steps, long from, long to) throws SQLException {
        for (Step step : steps) {
            for (long at = from; at < to; at += step.shared()) {
                step.footprint()
                        .commit(
                                source,
                                LongStream.range(at, Math.min(to, at + step.shared()))
                                        .toArray());
            }
        }
    }
}
