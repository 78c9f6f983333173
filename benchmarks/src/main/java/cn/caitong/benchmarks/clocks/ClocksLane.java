package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.measure.Spread;
import cn.caitong.benchmarks.rows.BareLoop;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.ArrayList;
import java.util.List;

/** Clocks due at one moment among ten times as many that are not: warnings, then refunds, beside peers and a bare batch loop. */
public final class ClocksLane implements Lane {
    private static final int DUE = 100_000;
    private static final int OTHERS = 1_000_000;
    private static final int QUARTZ_SAMPLE = 3_000;
    private static final int A_COMMIT = 500;
    private static final Aim OVER_BARE = new Aim(0.35, 0.35);
    private static final Aim OVER_QUARTZ = new Aim(100, 100);
    private static final Aim OVER_HAND = new Aim(0.35, 0.35);
    private static final double MOST_COMMITS = 0.02;
    private static final double QUIET_SECONDS = 10;

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public int minutes() {
        return 75;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        List<Report> reports = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            reports.add(new Burst(terms, kind).run());
        }
        return reports;
    }

    /** The burst of one kind. */
    private static final class Burst {
        private final Terms terms;
        private final Kind kind;
        private final int due;
        private final int others;
        private final Grounds grounds;

        Burst(Terms terms, Kind kind) {
            this.terms = terms;
            this.kind = kind;
            this.due = terms.of(DUE);
            this.others = terms.of(OTHERS);
            this.grounds = new Grounds(terms);
        }

        Report run() throws Exception {
            Recorded recorded = Recorded.of(terms, grounds.endedTender(), kind);
            String deposits = grounds.deposits("ground_ended", recorded, due);
            String clocks = grounds.clocks(deposits, "ground_clocks", recorded, due, others);
            String tasks = grounds.peer(deposits, "ground_tasks", DbSchedulerFires.backlog(due, others));
            String hands = grounds.peer(deposits, "ground_hands", HandBatched.backlog(due, others));
            terms.progress().accept("the databases of the burst of " + kind.what() + "s are loaded");
            Side hub = new HubFires("hub", terms, clocks, due, stage -> {});
            Side bare = new BareLoop(
                    "bare batch loop, %d a commit".formatted(A_COMMIT),
                    terms,
                    clocks,
                    due,
                    () -> List.of(new BareLoop.Step(recorded.fired(), A_COMMIT)));
            Side peer = new DbSchedulerFires(terms, tasks, recorded.job(), due);
            Side hand = new HandBatched(terms, hands, recorded.job(), due);
            Match.warmUp(hub, 1);
            Match match = new Match(hub, bare, peer, hand).play(terms.rounds(), terms.progress());
            Report report = new Report("clocks: a burst of %ss".formatted(kind.what()), "clock")
                    .ratio("hub / bare batch loop", match.ratios(hub, bare), OVER_BARE)
                    .ratio("hub / db-scheduler", match.ratios(hub, peer), kind.overDbScheduler())
                    .ratio("hub / db-scheduler batched by hand", match.ratios(hub, hand), OVER_HAND)
                    .side(match, hub)
                    .side(match, bare)
                    .side(match, peer)
                    .side(match, hand)
                    .note(commits(match.total(hub)))
                    .note("%,d clocks due at one moment among %,d that are not.".formatted(due, others));
            if (kind == Kind.WARN) {
                quartz(report, deposits, recorded, match, hub);
                intake(report, clocks);
            }
            return report;
        }

        private static String commits(Measured fired) {
            double each = (double) fired.costs().commits() / fired.operations();
            return "The hub made %.4f commits a clock, sweeps and all; wanted: at most %.2f. %s"
                    .formatted(each, MOST_COMMITS, each <= MOST_COMMITS ? "Reached." : "MISSED.");
        }

        private void quartz(Report report, String deposits, Recorded recorded, Match played, Side hub)
                throws Exception {
            String triggers = grounds.peer(deposits, "ground_triggers", QuartzFires.backlog(due, others));
            int sample = Math.max(1, Math.min(due, QUARTZ_SAMPLE / terms.rounds()));
            Side quartz = new QuartzFires(terms, triggers, recorded.job(), sample);
            Match match = new Match(quartz).play(terms.rounds(), terms.progress());
            double[] ratios = new double[terms.rounds()];
            for (int round = 0; round < ratios.length; round++) {
                ratios[round] = played.of(hub).get(round).rate()
                        / match.of(quartz).get(round).rate();
            }
            report.ratio("hub / Quartz, extrapolated from a sample", Spread.of(ratios), OVER_QUARTZ)
                    .side(match, quartz)
                    .note(
                            "Quartz fired the first %,d of the same backlog in each round; at this rate all %,d would take it %,.0f minutes."
                                    .formatted(
                                            sample,
                                            due,
                                            due / match.rates(quartz).median() / 60));
        }

        private void intake(Report report, String clocks) throws Exception {
            long[] polls = {0};
            double[] quiet = IntakeMeanwhile.waits(
                    terms, "ground_ended", stage -> ++polls[0] > QUIET_SECONDS * 1e9 / Stage.A_MOMENT);
            double[] burst = IntakeMeanwhile.waits(terms, clocks, HubFires::nothingIsDue);
            report.note(("Intake meanwhile, 50 messages a second: half of them wait %.1f ms at most, 99 %% %.1f ms (%d"
                            + " messages); without a burst %.1f ms and %.1f ms (%d messages).")
                    .formatted(
                            Spread.quantile(0.5, burst),
                            Spread.quantile(0.99, burst),
                            burst.length,
                            Spread.quantile(0.5, quiet),
                            Spread.quantile(0.99, quiet),
                            quiet.length));
        }
    }
}
