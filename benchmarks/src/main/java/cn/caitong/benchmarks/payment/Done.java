package cn.caitong.benchmarks.payment;

import cn.caitong.benchmarks.stage.Stage;
import java.sql.SQLException;

/** How far the payments of a run are, by the hub's own tables. */
final class Done {
    private static final String UNDONE = """
        select (select count(*) from inbox)
             + (select count(*) from outgoing where state not in ('delivered', 'rejected'))
             + (select count(*) from obligation where next_at <= legal_now())\
        """;

    private Done() {}

    /** So many cases of a flow are in this state. */
    static Stage.Condition in(String flow, String state, int count) {
        return stage ->
                stage.ask("select count(*) from case_file where flow = '%s' and state = '%s'".formatted(flow, state))[0]
                        == count;
    }

    /** Nothing waits, and no clock is due. */
    static boolean nothingWaits(Stage stage) throws SQLException {
        return stage.ask(UNDONE)[0] == 0;
    }

    /** A run in which money went another way would compare nothing. */
    static void require(Stage stage, int count) throws SQLException {
        long[] found = stage.ask("""
            select (select count(*) from outgoing where type = 'payment.applied.v1' and state = 'delivered'),
                   (select count(*) from instruction where state = 'delivered'),
                   (select count(*) from parked)\
            """);
        if (found[0] != count || found[1] != 2L * count || found[2] != 0) {
            throw new IllegalStateException(
                    "of %d payments %d applications and %d lines were delivered, and %d things parked"
                            .formatted(count, found[0], found[1], found[2]));
        }
    }
}
