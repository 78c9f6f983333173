package cn.caitong.benchmarks.refund;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.rows.BareLoop;
import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Terms;
import java.util.ArrayList;
import java.util.List;

/** Money received to refund delivered, end to end, over a bare loop that writes the same rows in as many commits. */
public final class RefundLane implements Lane {
    private static final int REFUNDS = 6_000;
    private static final int TENDERS = 20;
    /** The compilers keep a core busy over the first five. */
    private static final int WARM_UPS = 8;

    private static final Aim AIM = new Aim(0.45, 0.70);

    @Override
    public String name() {
        return "refund";
    }

    @Override
    public int minutes() {
        return 5;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        int count = terms.of(REFUNDS);
        String ground = ground(terms);
        List<Footprint> recorded = RefundSteps.record(terms, ground);
        HubRefunds hub = new HubRefunds(terms, ground, TENDERS, count);
        BareLoop bare =
                new BareLoop("bare loop, as many commits", terms, ground, count, () -> steps(recorded, hub.shared()));
        BareLoop each = new BareLoop(
                "bare loop, five commits each",
                terms,
                ground,
                count,
                () -> steps(recorded, hub.shared().stream().map(any -> 1).toList()));
        Match.warmUp(hub, WARM_UPS); // the last also says how many cases share a commit
        Match.warmUp(bare, 1);
        Match match = new Match(hub, bare, each).play(terms.rounds(), terms.progress());
        return List.of(new Report("refund: money received, stored, decided, its refund delivered", "refund")
                .ratio("hub / bare loop", match.ratios(hub, bare), AIM)
                .ratio("hub / bare loop with five commits for each refund", match.ratios(hub, each), AIM)
                .side(match, hub)
                .side(match, bare)
                .side(match, each)
                .note("%d refunds a run, of %d tenders, from 64 clients, to a stub called by up to 64 at once."
                        .formatted(count, TENDERS))
                .note("In the hub's last run these shared a commit: intake %d, decision %d, mark %d, end %d."
                        .formatted(shares(hub))));
    }

    private static Object[] shares(HubRefunds hub) {
        return hub.shared().subList(0, 4).toArray();
    }

    private static List<BareLoop.Step> steps(List<Footprint> recorded, List<Integer> shared) {
        List<BareLoop.Step> steps = new ArrayList<>();
        for (int step = 0; step < recorded.size(); step++) {
            steps.add(new BareLoop.Step(recorded.get(step), shared.get(step)));
        }
        return steps;
    }

    private static String ground(Terms terms) throws Exception {
        return terms.prepare(Terms.EMPTY, "ground_tenders", (hub, stage) -> {
            for (int tender = 1; tender <= TENDERS; tender++) {
                hub.give(terms.letters().tender(tender));
            }
            hub.settleTenders();
        });
    }
}
