package cn.caitong.benchmarks.accept;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.rows.BareLoop;
import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.rows.Names;
import cn.caitong.benchmarks.rows.Snapshot;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Terms;
import java.util.ArrayList;
import java.util.List;

/** Accept and acknowledge, over a bare loop that writes the same rows in as many commits, and in one commit each. */
public final class AcceptLane implements Lane {
    private static final int MESSAGES = 12_000;
    /** The compilers keep a core busy over the first five. */
    private static final int WARM_UPS = 8;

    private static final Aim AIM = new Aim(0.50, 0.75);

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public int minutes() {
        return 6;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        int count = terms.of(MESSAGES);
        Footprint accepted = record(terms);
        HubAccepts hub = new HubAccepts(terms, count);
        BareLoop bare = new BareLoop(
                "bare loop, as many commits",
                terms,
                Terms.EMPTY,
                count,
                () -> List.of(new BareLoop.Step(accepted, hub.shared())));
        BareLoop each = new BareLoop(
                "bare loop, a commit each", terms, Terms.EMPTY, count, () -> List.of(new BareLoop.Step(accepted, 1)));
        Match.warmUp(hub, WARM_UPS); // the last also says how many messages share a commit
        Match.warmUp(bare, 1);
        Match match = new Match(hub, bare, each).play(terms.rounds(), terms.progress());
        return List.of(new Report("accept: a message taken and acknowledged", "message")
                .ratio("hub / bare loop", match.ratios(hub, bare), AIM)
                .ratio("hub / bare loop with a commit for each message", match.ratios(hub, each), AIM)
                .side(match, hub)
                .side(match, bare)
                .side(match, each)
                .note("%d messages a run from 64 clients; in the hub's last run %d shared a commit."
                        .formatted(count, hub.shared())));
    }

    private static Footprint record(Terms terms) throws Exception {
        List<Footprint> recorded = new ArrayList<>();
        terms.prepare(Terms.EMPTY, "scratch", (hub, stage) -> {
            Names names = new Names(Letters.CENTRE, Letters.receiptId(0), Letters::receiptId);
            Snapshot before = Snapshot.of(stage.source());
            hub.give(terms.letters().late(1, 0));
            recorded.add(Footprint.between(before, Snapshot.of(stage.source()), names));
        });
        return recorded.getFirst();
    }
}
