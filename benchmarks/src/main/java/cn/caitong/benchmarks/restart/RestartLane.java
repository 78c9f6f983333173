package cn.caitong.benchmarks.restart;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.measure.Spread;
import cn.caitong.benchmarks.process.HubHome;
import cn.caitong.benchmarks.process.HubProcess;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.StandIn;
import cn.caitong.benchmarks.stage.Terms;
import java.util.List;
import java.util.Locale;

/** From process start to first receipt, after {@code kill -9} under load, over the same after a clean stop under load. */
public final class RestartLane implements Lane {
    private static final int LOAD = 2_000;
    private static final Aim AIM = Aim.atMost(1.5);

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public int minutes() {
        return 5;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        int load = terms.of(LOAD);
        try (StandIn centre = new StandIn(terms.site().home())) {
            HubHome home =
                    HubHome.layOut(terms.site(), terms.site().data().resolveSibling("restart"), centre.address());
            try (Restarts restarts = new Restarts(home, terms.letters(), load)) {
                Side stopped = restarts.endedBy("clean stop", HubProcess::stop);
                Side killed = restarts.endedBy("kill -9", HubProcess::kill);
                Side both = restarts.endedBy("kill -9 with its PostgreSQL", HubProcess::killWithDatabase);
                Match.warmUp(stopped, terms.warmUps(1));
                return List.of(report(
                        new Match(stopped, killed, both).play(terms.rounds(), terms.progress()),
                        load,
                        stopped,
                        killed,
                        both));
            }
        }
    }

    private static Report report(Match match, int load, Side stopped, Side... killed) {
        Report report = new Report("restart: from process start to the first receipt", "start");
        for (Side side : killed) {
            report.ratio("after %s / after %s".formatted(side.name(), stopped.name()), match.ratios(stopped, side), AIM)
                    .note(seconds(match, side));
        }
        return report.note(seconds(match, stopped))
                .note("Each time it is ended under load, after %,d messages; partners are called over HTTP."
                        .formatted(load));
    }

    private static String seconds(Match match, Side side) {
        Spread seconds =
                Spread.of(match.of(side).stream().mapToDouble(Measured::seconds).toArray());
        return String.format(
                Locale.ROOT,
                "after %s: %.2f s, from %.2f to %.2f s",
                side.name(),
                seconds.median(),
                seconds.min(),
                seconds.max());
    }
}
