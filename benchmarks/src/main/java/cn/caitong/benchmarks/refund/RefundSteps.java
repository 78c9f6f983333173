package cn.caitong.benchmarks.refund;

import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.rows.Names;
import cn.caitong.benchmarks.rows.Snapshot;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import cn.caitong.engine.delivery.Delivery;
import cn.caitong.engine.delivery.Marked;
import java.util.ArrayList;
import java.util.List;

/** The five transactions of one refund, recorded: intake, decision, mark (3a), end (3b), and the decision about the end. */
final class RefundSteps {
    /** The evidence that each of them writes, by which those who shared a transaction are counted. */
    static final List<String> EVIDENCE =
            List.of("message.accepted", "event.applied", "delivery.sending", "delivery.delivered", "event.applied");

    private final List<Footprint> recorded = new ArrayList<>();
    private final Names names = new Names(Letters.CENTRE, Letters.receiptId(0), Letters::receiptId);

    static List<Footprint> record(Terms terms, String ground) throws Exception {
        RefundSteps steps = new RefundSteps();
        terms.prepare(ground, "scratch", (hub, stage) -> steps.record(terms, hub, stage));
        return steps.recorded;
    }

    private void record(Terms terms, BenchHub hub, Stage stage) throws Exception {
        step(stage, () -> hub.give(terms.letters().late(1, 0)));
        step(stage, () -> hub.engine().drain("deposit"));
        Delivery delivery = hub.engine().delivery();
        List<Marked> marked = new ArrayList<>();
        step(stage, () -> marked.addAll(delivery.mark(Letters.CENTRE, 1, hub.speech())));
        step(
                stage,
                () -> delivery.end(marked.stream()
                        .map(one -> one.ended(hub.sender().send(one)))
                        .toList()));
        step(stage, () -> hub.engine().drain("deposit"));
    }

    private void step(Stage stage, Stage.Work work) throws Exception {
        Snapshot before = Snapshot.of(stage.source());
        work.run();
        recorded.add(Footprint.between(before, Snapshot.of(stage.source()), names));
    }
}
