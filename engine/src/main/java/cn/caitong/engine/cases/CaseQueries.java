package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.databind.node.NullNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks cases up for somebody. What the viewer may not see is not there: it is in no list, and asking for it by its id is
 * answered, by the same statement, like asking for what does not exist (P13).
 */
public final class CaseQueries {
    /** The transaction of every look. */
    public static final String LOOK = "case-look";

    private static final String SEEN = """
        select c.*, coalesce(c.unveils_at <= clock.now, false) as unveiled
          from (select legal_now() as now) clock
          cross join lateral (
            select * from case_file c
             where (not c.veiled or c.partner = :viewingPartner or c.supplier = :viewingSupplier
                    or exists (select from case_file p where p.id = c.parent_id and p.unveils_at <= clock.now))\
        """;
    private static final String TIMELINE = "select at, kind, payload from evidence where case_id = ? order by case_seq";

    private final Transactions transactions;
    private final Map<String, Set<String>> veiledTypes = new HashMap<>();

    public CaseQueries(Transactions transactions, Collection<? extends Flow> flows) {
        this.transactions = transactions;
        flows.forEach(flow -> veiledTypes.put(flow.name(), flow.veiledTypes()));
    }

    /** Cases that fit, the newest change first. */
    public List<CaseView> search(Viewer viewer, CaseSearch search) {
        Question question = new Question(viewer);
        question.and("c.flow = :flow", "flow", search.flow());
        question.and("c.tender = :tender", "tender", search.tender());
        question.and("c.supplier = :supplier", "supplier", search.supplier());
        question.and("c.partner = :partner", "partner", search.partner());
        question.and("c.state = :state", "state", search.state());
        question.and("c.changed_at >= :from", "from", utc(search.changedFrom()));
        question.and("c.changed_at < :to", "to", utc(search.changedTo()));
        if (search.after() != null) {
            question.and(
                    "c.changed_at <= :afterTime",
                    "afterTime",
                    utc(search.after().changedAt()));
            question.and(
                    "(c.changed_at, c.id) < (:afterTime, :afterId)",
                    "afterId",
                    search.after().caseId());
        }
        return as(viewer, () -> question.ask(search.limit()));
    }

    /** The case, if the viewer may see it. */
    public Optional<CaseView> find(Viewer viewer, UUID caseId) {
        return with(viewer, caseId, Function.identity());
    }

    /** What happened to the case, in its order; empty if the viewer may not see it. */
    public Optional<List<TimelineEntry>> timeline(Viewer viewer, UUID caseId) {
        return with(viewer, caseId, found -> {
            Set<String> veiled = found.unveiled()
                    ? Set.of()
                    : veiledTypes.getOrDefault(found.file().location().flow(), Set.of());
            return entries(caseId).stream()
                    .filter(entry ->
                            !veiled.contains(entry.type()) || entry.partner().equals(viewer.partner()))
                    .toList();
        });
    }

    /** Reads more about a case, its clocks or its deliveries, in the same transaction, if the viewer may see it. */
    public <T> Optional<T> with(Viewer viewer, UUID caseId, Function<CaseView, T> more) {
        Question question = new Question(viewer);
        question.and("c.id = :id", "id", caseId);
        return as(viewer, () -> question.ask(1).stream().findFirst().map(more));
    }

    private List<TimelineEntry> entries(UUID caseId) {
        return transactions
                .jdbc()
                .sql(TIMELINE)
                .param(caseId)
                .query(CaseQueries::entry)
                .list();
    }

    private <T> T as(Viewer viewer, Supplier<T> look) {
        return transactions.call(LOOK, () -> {
            transactions
                    .jdbc()
                    .sql("select set_config('caitong.scope', ?, true)")
                    .param(viewer.scope())
                    .query()
                    .singleValue();
            return look.get();
        });
    }

    /** Built from what is asked only, so that the planner sees which index serves it. */
    private final class Question {
        private final StringBuilder sql = new StringBuilder(SEEN);
        private final Map<String, Object> values = new LinkedHashMap<>();

        Question(Viewer viewer) {
            values.put("viewingPartner", Objects.requireNonNullElse(viewer.partner(), ""));
            values.put("viewingSupplier", Objects.requireNonNullElse(viewer.supplier(), ""));
            and("c.partner = :viewingPartner", "viewingPartner", viewer.partner());
            and("c.supplier = :viewingSupplier", "viewingSupplier", viewer.supplier());
        }

        void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                sql.append(" and ").append(condition);
                values.put(name, value);
            }
        }

        List<CaseView> ask(int limit) {
            values.put("limit", limit);
            return transactions
                    .jdbc()
                    .sql(sql
                            + " order by c.changed_at desc, c.id desc limit :limit) c order by c.changed_at"
                            + " desc, c.id desc")
                    .params(values)
                    .query(CaseQueries::view)
                    .list();
        }
    }

    private static CaseView view(ResultSet row, int n) throws SQLException {
        return new CaseView(
                row.getObject("id", UUID.class),
                CaseTable.caseFile(row),
                row.getBoolean("unveiled"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static TimelineEntry entry(ResultSet row, int n) throws SQLException {
        byte @Nullable [] payload = row.getBytes("payload");
        return new TimelineEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                payload == null ? NullNode.getInstance() : Json.read(payload));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
