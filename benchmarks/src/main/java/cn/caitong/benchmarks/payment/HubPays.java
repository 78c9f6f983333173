package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.rows.Shares;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The hub with everything that runs in it: invoices come in, are checked and pushed to the purchasers' client; their windows end in
 * silence; two persons prepare and check each payment, and its application is delivered to the treasury, in its own XML.
 */
final class HubPays implements Side {
    private static final int CLIENTS = 64;

    private final Terms terms;
    private final String ground;
    private final Papers papers;
    private final int count;
    private final Map<String, Integer> shares = new HashMap<>();

    HubPays(Terms terms, String ground, Papers papers, int count) {
        this.terms = terms;
        this.ground = ground;
        this.papers = papers;
        this.count = count;
    }

    @Override
    public String name() {
        return "hub";
    }

    /** How many cases shared each kind of transaction in the last run. */
    Map<String, Integer> shares() {
        return Map.copyOf(shares);
    }

    @Override
    public Measured run() throws Exception {
        List<Letter> submitted = letters(papers::submitted);
        List<Letter> prepared = letters(papers::prepared);
        List<Letter> approved = letters(papers::approved);
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            BenchHub hub = new BenchHub(terms.site(), stage).start().ring();
            Measured run = stage.measured(
                    count,
                    () -> {
                        give(hub, submitted);
                        stage.await(Done.in("claim", "window", count));
                        stage.await(Done::nothingWaits);
                        hub.engine().legalTime().advanceTo(Silence.after(stage));
                        stage.await(Done.in("claim", "confirmed", count));
                        give(hub, prepared);
                        stage.await(Done.in("payment", "prepared", count));
                        give(hub, approved);
                        stage.await(Done.in("payment", "applied", count));
                        stage.await(Done::nothingWaits);
                    },
                    hub);
            Done.require(stage, count);
            for (String kind : PaymentSteps.EVIDENCE) {
                shares.put(kind, Shares.of(stage, kind));
            }
            return run;
        }
    }

    private List<Letter> letters(LongFunction<Letter> letter) {
        return LongStream.range(0, count).mapToObj(letter).toList();
    }

    private static void give(BenchHub hub, List<Letter> letters) throws Exception {
        Crowd.work(CLIENTS, letters.size(), n -> hub.give(letters.get((int) n)));
    }
}
