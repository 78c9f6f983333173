package cn.caitong.benchmarks.accept;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.rows.Shares;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The hub takes messages in a district's own dialect: authenticated, limited, parsed, translated, validated, digested, sealed
 * and stored with evidence; evidence is signed meanwhile. Nothing is decided: that is another lane's.
 */
final class HubAccepts implements Side {
    private static final int PARTNERS_THREADS = 64;

    private final Terms terms;
    private final int count;
    private int shared = 1;

    HubAccepts(Terms terms, int count) {
        this.terms = terms;
        this.count = count;
    }

    @Override
    public String name() {
        return "hub";
    }

    /** How many messages shared a transaction in the last run. */
    int shared() {
        return shared;
    }

    @Override
    public Measured run() throws Exception {
        List<Letter> letters = LongStream.range(0, count)
                .mapToObj(n -> terms.letters().late(1, n))
                .toList();
        try (Stage stage = Stage.of(terms.cluster(), Terms.EMPTY)) {
            BenchHub hub = new BenchHub(terms.site(), stage).start();
            Measured run = stage.measured(
                    count, () -> Crowd.work(PARTNERS_THREADS, count, n -> hub.give(letters.get((int) n))), hub);
            shared = Shares.of(stage, "message.accepted");
            return run;
        }
    }
}
