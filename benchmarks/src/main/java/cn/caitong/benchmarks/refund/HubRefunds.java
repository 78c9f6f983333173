package cn.caitong.benchmarks.refund;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.rows.Shares;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The hub with everything that runs in it: money comes in from 64 clients, is stored, decided, instructed back, marked, sent to
 * a stub that answers at once, ended, and the end decided. Timed until nothing is left to do.
 */
final class HubRefunds implements Side {
    private static final int PARTNERS_THREADS = 64;
    private static final String UNDONE = """
        select (select count(*) from inbox)
             + (select count(*) from outgoing where state not in ('delivered', 'rejected'))\
        """;

    private final Terms terms;
    private final String ground;
    private final int tenders;
    private final int count;
    private List<Integer> shared = List.of();

    HubRefunds(Terms terms, String ground, int tenders, int count) {
        this.terms = terms;
        this.ground = ground;
        this.tenders = tenders;
        this.count = count;
    }

    @Override
    public String name() {
        return "hub";
    }

    /** How many cases shared each of the transactions in the last run. */
    List<Integer> shared() {
        return shared;
    }

    @Override
    public Measured run() throws Exception {
        List<Letter> letters = LongStream.range(0, count)
                .mapToObj(n -> terms.letters().late(1 + (int) (n % tenders), n))
                .toList();
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            BenchHub hub = new BenchHub(terms.site(), stage).start().ring();
            Measured run = stage.measured(
                    count,
                    () -> {
                        Crowd.work(PARTNERS_THREADS, count, n -> hub.give(letters.get((int) n)));
                        stage.await(now -> hub.sent() >= count && now.ask(UNDONE)[0] == 0);
                    },
                    hub);
            require(stage);
            shared = shares(stage);
            return run;
        }
    }

    /** A run in which money went another way would compare nothing. */
    private void require(Stage stage) throws Exception {
        long delivered = stage.ask("select count(*) from instruction where state = 'delivered'")[0];
        if (delivered != count) {
            throw new IllegalStateException(delivered + " of " + count + " refunds were delivered");
        }
    }

    private static List<Integer> shares(Stage stage) throws Exception {
        List<Integer> shares = new ArrayList<>();
        for (String kind : RefundSteps.EVIDENCE) {
            shares.add(Shares.of(stage, kind));
        }
        return List.copyOf(shares);
    }
}
