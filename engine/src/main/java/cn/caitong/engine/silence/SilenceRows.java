package cn.caitong.engine.silence;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables say about silence, one statement for all questions; in the caller's transaction. All times are legal ones. */
final class SilenceRows {
    /**
     * The oldest transaction of the hub's that is still open: what it stores bears a time that it read since. A session's own
     * role sees when its transactions began; another role's could not store a message.
     */
    private static final String HUB = """
        select clock.at as now, c.moved_at + c.demo_offset as moved_at, active_calendar() as calendar,
               current_setting('track_activities') = 'on' as sees,
               (select min(xact_start) from pg_stat_activity
                 where datname = current_database() and usename = current_user and pid <> pg_backend_pid()) + c.demo_offset
                 as oldest_transaction
          from legal_clock c, (select legal_now() as at) clock
        """;

    private static final String NODES = """
        select n.id, n.seen_at + c.demo_offset as seen_at, n.oldest_open + c.demo_offset as oldest_open,
               n.seen_at > database_now() - interval '10 s' as living
          from node n, legal_clock c where n.seen_at + c.demo_offset >= ?::timestamptz order by n.id
        """;
    private static final String CLOCKS = """
        select o.case_id, o.name, o.id, o.clause, o.basis_date, o.calendar_version, o.provisional, o.due_at, o.generation
          from unnest(?::uuid[], ?::text[]) q(case_id, name) join obligation o using (case_id, name)
        """;
    private static final String READ = """
        select partner, max(read_at) as read_at
          from (select partner, read_at from file_poll union all select partner, read_at from queue_mark) r
         where partner = any (?::text[]) group by partner
        """;
    private static final String AWAY = """
        select partner, why, from_at, until_at from intake_away where until_at > ? and from_at < ? order by from_at
        """;
    private static final String CONFLICTS = """
        select partner, count(*) as waiting from parked
         where kind = 'conflict' and resolved_at is null and flow = 'file' and partner = any (?::text[]) group by partner
        """;
    private static final String NOT_TAKEN = """
        select ref as partner, at from alarm where code = ? and cleared_at is null and ref = any (?::text[])
        """;
    /** Of the case and its parent whatever waits; elsewhere under that parent, what was set aside or has not been looked at. */
    private static final String UNDECIDED = """
        select q.n, i.id, i.case_id, i.type, i.state, i.partner, i.arrived_at
          from unnest(?::uuid[], ?::uuid[], ?::text[]) with ordinality q(case_id, parent_id, partners, n)
          join lateral (
            select * from inbox where case_id = q.case_id
            union all select * from inbox where case_id = q.parent_id
            union all select * from inbox where parent_id = q.parent_id and state in ('held', 'parked') and case_id <> q.case_id
          ) i on i.origin = 'message' and i.partner = any (string_to_array(q.partners, ','))
        union all
        select q.n, i.id, i.case_id, i.type, i.state, i.partner, i.arrived_at
          from inbox i
          join unnest(?::uuid[], ?::uuid[], ?::text[]) with ordinality q(case_id, parent_id, partners, n)
            on i.parent_id = q.parent_id and i.case_id <> q.case_id and i.partner = any (string_to_array(q.partners, ','))
         where i.state = 'pending' and i.flow = any (?::text[]) and i.origin = 'message'
        """;

    private final JdbcClient jdbc;

    SilenceRows(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** @param oldestTransaction when the oldest of the hub's other transactions began; null when there is none */
    record Hub(
            Instant now,
            Instant movedAt,
            @Nullable String calendar,
            boolean seesTransactions,
            @Nullable Instant oldestTransaction) {}

    record Node(String id, Instant seenAt, @Nullable Instant oldestOpen, boolean living) {}

    record Term(
            UUID id,
            String name,
            String clause,
            LocalDate basis,
            String calendar,
            boolean provisional,
            Instant dueAt,
            int generation) {
        /** Midnight at which the last day begins of a term that ends then, UTC. */
        static Instant lastDay(Instant cutOff) {
            return LegalDay.of(cutOff.minusNanos(1)).atStartOfDay(LegalDay.ZONE).toInstant();
        }
    }

    record Closed(@Nullable String partner, String why, Instant from, Instant until) {}

    record Undecided(long id, UUID caseId, String type, String state, String partner, Instant arrivedAt) {}

    Hub hub() {
        return jdbc.sql(HUB)
                .query((row, n) -> new Hub(
                        instant(row, "now"),
                        instant(row, "moved_at"),
                        row.getString("calendar"),
                        row.getBoolean("sees"),
                        nullable(row, "oldest_transaction")))
                .single();
    }

    /** Those that were heard of since. */
    List<Node> nodes(Instant since) {
        return jdbc.sql(NODES)
                .param(since.toString())
                .query((row, n) -> new Node(
                        row.getString("id"),
                        instant(row, "seen_at"),
                        nullable(row, "oldest_open"),
                        row.getBoolean("living")))
                .list();
    }

    /** By case and name. */
    Map<UUID, Map<String, Term>> terms(List<Question> questions) {
        Map<UUID, Map<String, Term>> terms = new HashMap<>();
        jdbc.sql(CLOCKS)
                .params(
                        text(questions, Question::caseId),
                        text(questions, q -> q.listening().clock()))
                .query(row -> {
                    terms.computeIfAbsent(row.getObject("case_id", UUID.class), id -> new HashMap<>())
                            .put(row.getString("name"), term(row));
                });
        return terms;
    }

    /** When their folders or queues were last read as a whole; those that never were are not there. */
    Map<String, Instant> read(Collection<String> partners) {
        Map<String, Instant> read = new HashMap<>();
        jdbc.sql(READ).param(text(List.copyOf(partners), p -> p)).query(row -> {
            Instant at = nullable(row, "read_at");
            if (at != null) {
                read.put(row.getString("partner"), at);
            }
        });
        return read;
    }

    List<Closed> away(Instant from, Instant until) {
        return jdbc.sql(AWAY)
                .params(from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Closed(
                        row.getString("partner"),
                        row.getString("why"),
                        instant(row, "from_at"),
                        instant(row, "until_at")))
                .list();
    }

    /** How many of their files lie with a person because nobody knows which of two they meant. */
    Map<String, Long> conflicts(Collection<String> partners) {
        Map<String, Long> waiting = new HashMap<>();
        jdbc.sql(CONFLICTS).param(text(List.copyOf(partners), p -> p)).query(row -> {
            waiting.put(row.getString("partner"), row.getLong("waiting"));
        });
        return waiting;
    }

    /** Since when it is not known what they handed in that the hub failed to take. */
    Map<String, Instant> notTaken(Collection<String> partners) {
        Map<String, Instant> since = new HashMap<>();
        jdbc.sql(NOT_TAKEN)
                .params(Silence.NOT_TAKEN, text(List.copyOf(partners), p -> p))
                .query(row -> {
                    since.put(row.getString("partner"), instant(row, "at"));
                });
        return since;
    }

    /** By the question's place among them. */
    Map<Integer, List<Undecided>> undecided(List<Question> questions) {
        Map<Integer, List<Undecided>> undecided = new HashMap<>();
        @Nullable String[] cases = text(questions, Question::caseId);
        @Nullable String[] parents = text(questions, Question::parentId);
        @Nullable
        String[] partners = text(questions, q -> String.join(",", q.listening().partners()));
        List<String> flows = questions.stream().map(Question::flow).distinct().toList();
        jdbc.sql(UNDECIDED)
                .params(cases, parents, partners, cases, parents, partners, text(flows, flow -> flow))
                .query(row -> {
                    undecided
                            .computeIfAbsent(row.getInt("n") - 1, n -> new ArrayList<>())
                            .add(new Undecided(
                                    row.getLong("id"),
                                    row.getObject("case_id", UUID.class),
                                    row.getString("type"),
                                    row.getString("state"),
                                    row.getString("partner"),
                                    instant(row, "arrived_at")));
                });
        return undecided;
    }

    private static Term term(ResultSet row) throws SQLException {
        return new Term(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("clause"),
                row.getObject("basis_date", LocalDate.class),
                row.getString("calendar_version"),
                row.getBoolean("provisional"),
                instant(row, "due_at"),
                row.getInt("generation"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
