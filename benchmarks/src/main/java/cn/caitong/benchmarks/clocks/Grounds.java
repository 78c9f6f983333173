package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The prepared databases of bursts. Loading is not measured. */
final class Grounds {
    private static final int LOADERS = 4;
    private static final int A_COMMIT = 1_000;

    private final Terms terms;

    Grounds(Terms terms) {
        this.terms = terms;
    }

    /** Tenders that have ended: money that comes in for them starts a clock. */
    String endedTender() throws Exception {
        return terms.prepare(Terms.EMPTY, "ground_ended", (hub, stage) -> {
            hub.give(terms.letters().tender(1));
            hub.give(terms.letters().termination(1));
            hub.settleTenders();
        });
    }

    /** So many deposits, without their clocks. */
    String deposits(String from, Recorded recorded, int count) throws Exception {
        return terms.prepare(from, "ground_deposits", (hub, stage) -> write(stage, recorded.standing(), count));
    }

    /** Their clocks, all due, among {@code others} that are not. */
    String clocks(String deposits, String name, Recorded recorded, int due, int others) throws Exception {
        return terms.prepare(deposits, name, (hub, stage) -> {
            write(stage, recorded.clock(), due);
            run(stage, others(stage, others));
        });
    }

    /** The same backlog in a peer's tables. */
    String peer(String deposits, String name, List<String> statements) throws Exception {
        return terms.prepare(deposits, name, (hub, stage) -> {
            stage.owner("grant create on schema public to hub_app");
            run(stage, statements.toArray(String[]::new));
        });
    }

    private static void write(Stage stage, Footprint footprint, int count) throws Exception {
        int commits = (count + A_COMMIT - 1) / A_COMMIT;
        Crowd.work(
                LOADERS,
                commits,
                n -> footprint.commit(
                        stage.source(),
                        LongStream.range(n * A_COMMIT, Math.min(count, (n + 1) * A_COMMIT))
                                .toArray()));
    }

    /** Clocks like the first one, in one statement, which fire from a month from now on. */
    private static String others(Stage stage, int count) {
        List<String> columns = new JdbcTemplate(stage.source()).queryForList("""
            select column_name from information_schema.columns
             where table_schema = 'public' and table_name = 'obligation' and is_generated = 'NEVER'
             order by ordinal_position\
            """, String.class);
        List<String> values = columns.stream().map(Grounds::ofAnother).toList();
        return "insert into obligation (%s) select %s from (select * from obligation limit 1) t, generate_series(1, %d) n"
                .formatted(String.join(", ", columns), String.join(", ", values), count);
    }

    private static String ofAnother(String column) {
        return switch (column) {
            case "id", "case_id" -> "gen_random_uuid()";
            case "warned_at" -> "null";
            case "warn_at" -> "now() + interval '30 days' + n * interval '1 second'";
            case "act_at" -> "now() + interval '32 days' + n * interval '1 second'";
            case "due_at" -> "now() + interval '33 days' + n * interval '1 second'";
            default -> "t." + column;
        };
    }

    /** Each in a transaction of its own, which may take as long as it takes. */
    private static void run(Stage stage, String... statements) throws Exception {
        try (Connection connection = stage.source().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set transaction_timeout = 0");
            for (String statement : statements) {
                sql.execute(statement);
            }
            sql.execute("reset transaction_timeout");
        }
    }
}
