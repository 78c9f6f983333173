package cn.caitong.benchmarks.backlog;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Neighbour;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Money received to refund delivered with 1,000,000 refunds waiting for another partner, over the same with none. */
public final class BacklogLane implements Lane {
    private static final int WAITING = 1_000_000;
    private static final int REFUNDS = 6_000;
    private static final int WARM_UPS = 6;

    private static final Aim AIM = new Aim(0.85, 0.85);

    private final LongAdder scans = new LongAdder();

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public int minutes() {
        return 6;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        int waiting = terms.of(WAITING);
        int count = terms.of(REFUNDS);
        String empty = Neighbour.tenders(terms, "ground_neighbours");
        String full = new Waiting(terms).prepare(empty, "ground_waiting", waiting);
        terms.progress().accept("%,d refunds wait".formatted(waiting));
        Side alone = side("outbox empty", terms, empty, count, stage -> {});
        Side among = side("%,d waiting".formatted(waiting), terms, full, count, this::countScans);
        Match.warmUp(alone, terms.warmUps(WARM_UPS));
        Match match = new Match(among, alone).play(terms.rounds(), terms.progress());
        return List.of(new Report("backlog: money received to refund delivered, while others' wait", "refund")
                .ratio("%,d waiting / outbox empty".formatted(waiting), match.ratios(among, alone), AIM)
                .side(match, among)
                .side(match, alone)
                .note("%,d refunds a run. Those that wait are due, and their centre's money is held.".formatted(count))
                .note("The outbox was read whole %d times in all runs (PostgreSQL's own counts); wanted: never. %s"
                        .formatted(scans.sum(), scans.sum() == 0 ? "reached" : "MISSED")));
    }

    private static Side side(String name, Terms terms, String ground, int count, Neighbour.After after) {
        return new Neighbour(
                name,
                terms,
                ground,
                count,
                stage -> new Neighbour.Scene(
                        new BenchHub(terms.site(), stage).start().ring(), () -> {}),
                after);
    }

    /** By what PostgreSQL counted in this copy of the database: plans that were really run. */
    private void countScans(Stage stage) throws SQLException {
        scans.add(stage.ask("select seq_scan from pg_stat_user_tables where relname = 'outgoing'")[0]);
    }
}
