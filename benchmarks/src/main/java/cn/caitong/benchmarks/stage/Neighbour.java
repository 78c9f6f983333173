package cn.caitong.benchmarks.stage;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Money of one district comes in from 64 clients, is stored, decided, instructed back and delivered, whatever becomes of another
 * district's. Timed until the last refund is delivered.
 */
public final class Neighbour implements Side {
    /** The district's tenders: numbers 1 to this one. */
    public static final int TENDERS = 20;

    private static final int CLIENTS = 64;
    private static final String UNDONE = """
        select count(*) from outgoing where partner = '%s' and state not in ('delivered', 'rejected')\
        """.formatted(Letters.CENTRE);
    private static final String DELIVERED = """
        select count(*) from outgoing where partner = '%s' and state = 'delivered'\
        """.formatted(Letters.CENTRE);

    private final String name;
    private final Terms terms;
    private final String ground;
    private final int count;
    private final Opening opening;
    private final After after;

    public Neighbour(String name, Terms terms, String ground, int count, Opening opening, After after) {
        this.name = name;
        this.terms = terms;
        this.ground = ground;
        this.count = count;
        this.opening = opening;
        this.after = after;
    }

    /** A running hub, and what must be let go before it can stop. */
    public record Scene(BenchHub hub, AutoCloseable around) {}

    /** Sets the scene on a fresh copy of the database. */
    @FunctionalInterface
    public interface Opening {
        Scene on(Stage stage) throws Exception;
    }

    /** Looks at the database when a run is over. */
    @FunctionalInterface
    public interface After {
        void accept(Stage stage) throws SQLException;
    }

    /** Tenders of the district and of the other one, which have the numbers after its own. */
    public static String tenders(Terms terms, String name) throws Exception {
        return terms.prepare(Terms.EMPTY, name, (hub, stage) -> {
            for (int tender = 1; tender <= TENDERS; tender++) {
                hub.give(terms.letters().tender(tender));
                hub.give(terms.letters().tenderElsewhere(TENDERS + tender));
            }
            hub.settleTenders();
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Measured run() throws Exception {
        List<Letter> letters = LongStream.range(0, count)
                .mapToObj(n -> terms.letters().late(Letters.tenderOf(n, TENDERS), n))
                .toList();
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            Scene scene = opening.on(stage);
            BenchHub hub = scene.hub();
            Measured run = stage.measured(
                    count,
                    () -> {
                        Crowd.work(CLIENTS, count, n -> hub.give(letters.get((int) n)));
                        stage.await(now -> hub.sent() >= count && now.ask(DELIVERED)[0] >= count);
                    },
                    scene.around(),
                    hub);
            require(stage);
            after.accept(stage);
            return run;
        }
    }

    private void require(Stage stage) throws SQLException {
        long undone = stage.ask(UNDONE)[0];
        if (undone > 0) {
            throw new IllegalStateException("%d messages to the district are not delivered".formatted(undone));
        }
    }
}
