package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.rows.BareLoop;
import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.rows.Names;
import cn.caitong.benchmarks.rows.Snapshot;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import cn.caitong.engine.flow.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every transaction of one payment, recorded, from its invoice to the decision about the application's delivery. Each is known by
 * the evidence that it writes, by which those who shared a transaction are counted.
 */
final class PaymentSteps {
    static final String ACCEPTS = "message.accepted";
    static final List<String> EVIDENCE =
            List.of(ACCEPTS, BenchHub.Step.DECIDES, BenchHub.Step.MARKS, BenchHub.Step.ENDS);

    private record Recorded(String evidence, Footprint footprint) {}

    private final List<Recorded> recorded = new ArrayList<>();
    /** What the last one left. */
    private Optional<Snapshot> last = Optional.empty();

    private final Papers papers;
    private final Names names;

    private PaymentSteps(Papers papers) {
        this.papers = papers;
        this.names = new Names(Papers.number(0), Papers::number)
                .with(papers.contract(0), papers::contract)
                .with(papers.tender(0), papers::tender)
                .with(contract(0), this::contract)
                .with(milestone(0), this::milestone);
    }

    private String contract(long n) {
        return CaseId.of("contract", papers.contract(n)).toString();
    }

    private String milestone(long n) {
        return CaseId.of("received-item", Papers.milestone(papers.contract(n))).toString();
    }

    static PaymentSteps record(Terms terms, String ground, Papers papers) throws Exception {
        PaymentSteps steps = new PaymentSteps(papers);
        terms.prepare(ground, "scratch", steps::record);
        return steps;
    }

    private void record(BenchHub hub, Stage stage) throws Exception {
        BenchHub.Step step = (evidence, work) -> step(stage, evidence, work);
        hub.engine().guard().sweep();
        step(stage, ACCEPTS, () -> hub.give(papers.submitted(0)));
        hub.settle(step);
        hub.engine().legalTime().advanceTo(Silence.after(stage));
        boolean more;
        do {
            hub.settle(step);
            more = hub.fire(step);
        } while (more);
        step(stage, ACCEPTS, () -> hub.give(papers.prepared(0)));
        hub.settle(step);
        step(stage, ACCEPTS, () -> hub.give(papers.approved(0)));
        hub.settle(step);
        Done.require(stage, 1);
    }

    /** What leaves nothing is no transaction of the payment's. */
    private boolean step(Stage stage, String evidence, Stage.Work work) throws Exception {
        Snapshot before = last.orElseGet(() -> Snapshot.of(stage.source()));
        work.run();
        Snapshot after = Snapshot.of(stage.source());
        last = Optional.of(after);
        Footprint left = Footprint.between(before, after, names);
        if (left.statements().isEmpty()) {
            return false;
        }
        recorded.add(new Recorded(evidence, left));
        return true;
    }

    int transactions() {
        return recorded.size();
    }

    /** The bare loop's steps. */
    List<BareLoop.Step> shared(Map<String, Integer> shares) {
        return recorded.stream()
                .map(one -> new BareLoop.Step(one.footprint(), shares.getOrDefault(one.evidence(), 1)))
                .toList();
    }
}
