package cn.caitong.benchmarks.hung;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Neighbour;
import cn.caitong.benchmarks.stage.Site;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.StandIn;
import cn.caitong.benchmarks.stage.Terms;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** One partner accepts connections and never answers: what the other still gets, over the same without that partner's work. */
public final class HungLane implements Lane {
    private static final int REFUNDS = 5_000;
    private static final int BACKLOG = 5_000;
    /** As many calls as hang at once; so many rows alone are no backlog. */
    private static final int CALLS = 64;

    private static final int CLIENTS = 64;
    private static final int WARM_UPS = 6;
    /** Half of what descriptors say, of sixteen times as many calls: in each run some are given up, and others hang. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(5);

    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Aim AIM = Aim.surely(0.90);

    private final LongAdder hung = new LongAdder();

    @Override
    public String name() {
        return "hung";
    }

    @Override
    public int minutes() {
        return 4;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        int count = terms.of(REFUNDS);
        int backlog = Math.max(2 * CALLS, terms.of(BACKLOG));
        String tenders = Neighbour.tenders(terms, "ground_neighbours");
        String few = ready(terms, tenders, "ground_few_ready", CALLS);
        String many = ready(terms, tenders, "ground_many_ready", backlog);
        try (StandIn centre = new StandIn(terms.site().home())) {
            Side without = side("without it", terms, tenders, count, centre);
            Side hanging = side("%d of its calls hang".formatted(CALLS), terms, few, count, centre);
            Side piling = side("%,d ready for it".formatted(backlog), terms, many, count, centre);
            Match.warmUp(without, terms.warmUps(WARM_UPS));
            Match.warmUp(piling, terms.warmUps(1));
            Match match = new Match(without, hanging, piling).play(terms.rounds(), terms.progress());
            return List.of(new Report("hung: one partner never answers, another is delivered to", "refund")
                    .ratio("%d of its calls hang / without it".formatted(CALLS), match.ratios(hanging, without), AIM)
                    .ratio("%,d ready for it / without it".formatted(backlog), match.ratios(piling, without), AIM)
                    .side(match, without)
                    .side(match, hanging)
                    .side(match, piling)
                    .note("%,d refunds a run, over HTTP; calls to the hung partner are given up after five seconds."
                            .formatted(count))
                    .note("%,d calls hung in all runs.".formatted(hung.sum())));
        }
    }

    private Side side(String name, Terms terms, String ground, int count, StandIn centre) {
        return new Neighbour(name, terms, ground, count, stage -> open(terms, stage, centre), stage -> {});
    }

    private Neighbour.Scene open(Terms terms, Stage stage, StandIn centre) throws Exception {
        HungPartner partner = new HungPartner();
        Site site = terms.site()
                .with(Letters.CENTRE, centre.address().toString(), AMPLE, CALLS)
                .with(Letters.OTHER_CENTRE, partner.address().toString(), GIVEN_UP_AFTER, CALLS);
        BenchHub hub = BenchHub.calling(site, stage).start().ring();
        return new Neighbour.Scene(hub, () -> {
            hung.add(partner.calls());
            partner.close();
        });
    }

    /** Refunds that are decided, and that nobody has begun to send. */
    private static String ready(Terms terms, String tenders, String name, int count) throws Exception {
        return terms.prepare(tenders, name, (hub, stage) -> {
            Crowd.work(
                    CLIENTS,
                    count,
                    n -> hub.give(terms.letters()
                            .lateElsewhere(Neighbour.TENDERS + Letters.tenderOf(n, Neighbour.TENDERS), n)));
            hub.engine().drain("deposit");
        });
    }
}
