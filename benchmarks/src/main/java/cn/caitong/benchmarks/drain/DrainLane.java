package cn.caitong.benchmarks.drain;

import cn.caitong.benchmarks.clocks.Loaded;
import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.sql.SQLException;
import java.util.List;

/** The first 50,000 clocks fired with 5,000,000 open ones, over the same with none but themselves. */
public final class DrainLane implements Lane {
    private static final int DUE = 50_000;
    private static final int OPEN = 5_000_000;
    private static final Aim AIM = new Aim(0.85, 0.85);

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public int minutes() {
        return 20;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        int due = terms.of(DUE);
        int open = terms.of(OPEN);
        Loaded loaded = Loaded.warnings(terms, due);
        String few = loaded.clocks("ground_few", 0);
        String many = loaded.clocks("ground_many", open - due);
        terms.progress().accept("the databases are loaded");
        Side alone = loaded.hub("hub, %,d open".formatted(due), few, stage -> {});
        Side among = loaded.hub("hub, %,d open".formatted(open), many, DrainLane::requireThePartialIndex);
        Match.warmUp(alone, 1);
        Match match = new Match(among, alone).play(terms.rounds(), terms.progress());
        return List.of(new Report("drain: the first clocks among many open ones", "clock")
                .ratio("%,d open / %,d open".formatted(open, due), match.ratios(among, alone), AIM)
                .side(match, among)
                .side(match, alone)
                .note("The table of clocks was never scanned; its partial index served each claim (PostgreSQL's own"
                        + " counts).")
                .note("%,d clocks due at one moment, warnings.".formatted(due)));
    }

    /** By what PostgreSQL counted in this copy of the database: plans that were really run. */
    private static void requireThePartialIndex(Stage stage) throws SQLException {
        long scans = stage.ask("select seq_scan from pg_stat_user_tables where relname = 'obligation'")[0];
        long uses = stage.ask("select idx_scan from pg_stat_user_indexes where indexrelname = 'obligation_next'")[0];
        if (scans > 0 || uses == 0) {
            throw new IllegalStateException(
                    "the table of clocks was scanned %d times, its partial index %d times".formatted(scans, uses));
        }
    }
}
