package cn.caitong.benchmarks.backlog;

import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Neighbour;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refunds that a district's centre has not been told of. One is decided by the hub; all rows that it left are then multiplied by
 * the database, each with ids of its own.
 */
final class Waiting {
    /** Every table in which a decided refund has rows of its own, those referred to first; evidence long sealed is left out. */
    private static final List<String> TABLES =
            List.of("message", "body", "case_file", "received_item", "money_obligation", "instruction", "outgoing");

    private static final int MOST = 100_000_000;
    private static final int TOUCHED = 20_000;
    private static final Set<String> IDS = Set.of("id", "owner", "case_id", "item_id", "obligation_id");
    private static final Set<String> NAMES =
            Set.of("external_id", "key", "receipt_id", "wire_id", "business_id", "order_key");

    /** As two persons would have placed it. */
    private static final String HOLD = """
        insert into hold (scope, name, jurisdiction, reason, placed_by, confirmed_by, placed_at)
        values ('partner', '%1$s', '%1$s', 'its books are wrong', 'one', 'another', now())\
        """.formatted(Letters.OTHER_CENTRE);

    private static final String COLUMNS = """
        select column_name from information_schema.columns
         where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'
         order by ordinal_position\
        """;

    private final Terms terms;

    Waiting(Terms terms) {
        this.terms = terms;
    }

    /** A prepared database in which so many wait, all due, since the money of their centre is held. */
    String prepare(String tenders, String name, int count) throws Exception {
        return terms.prepare(tenders, name, (hub, stage) -> {
            hub.give(terms.letters().lateElsewhere(Neighbour.TENDERS + 1, 0));
            hub.engine().drain("deposit");
            multiply(stage, count - 1);
            stage.owner(HOLD);
        });
    }

    private static void multiply(Stage stage, int others) throws Exception {
        for (String table : TABLES) {
            stage.owner(insert(stage, table, chosen(table), 1, others));
        }
    }

    /**
     * Writes rows by the ten thousand and takes them back, so that pages have been written whole to the log since the checkpoint: a
     * run lasts seconds, and stands for the minutes between two checkpoints. Scans are counted from then on.
     */
    static void settle(Stage stage) throws Exception {
        StringBuilder written = new StringBuilder();
        for (String table : TABLES) {
            written.append(insert(stage, table, first(table), MOST + 1, MOST + TOUCHED))
                    .append("; ");
        }
        stage.owner(
                "do $$ begin begin %s raise exception sqlstate 'UNDO1'; exception when sqlstate 'UNDO1' then null; end; end $$"
                        .formatted(written));
        stage.ask("select 1 from pg_stat_reset()");
    }

    private static String insert(Stage stage, String table, String chosen, int from, int to) {
        List<String> columns = new JdbcTemplate(stage.source()).queryForList(COLUMNS, String.class, table);
        List<String> values = columns.stream().map(Waiting::ofAnother).toList();
        return "insert into %1$s (%2$s) select %3$s from (select * from %1$s where %4$s) t, generate_series(%5$d, %6$d) other"
                .formatted(table, String.join(", ", columns), String.join(", ", values), chosen, from, to);
    }

    /** The one that the others were made of: it lies before them. */
    private static String first(String table) {
        return switch (table) {
            case "message" -> "partner = '%s' limit 1".formatted(Letters.OTHER_CENTRE);
            case "case_file" -> "flow = 'deposit' limit 1";
            default -> "true limit 1";
        };
    }

    private static String chosen(String table) {
        return switch (table) {
            case "message" -> "partner = '%s'".formatted(Letters.OTHER_CENTRE);
            case "body" ->
                "owner in (select id from outgoing union select id from message where partner = '%s')"
                        .formatted(Letters.OTHER_CENTRE);
            case "case_file" -> "flow = 'deposit'";
            default -> "true";
        };
    }

    private static String ofAnother(String column) {
        if (IDS.contains(column)) {
            return "md5(t.%s::text || other)::uuid".formatted(column);
        }
        return NAMES.contains(column) ? "t.%s || '-' || other".formatted(column) : "t." + column;
    }
}
