package cn.caitong.engine.search;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.search.Look.Shape;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Sums that a case booked for those below it, such as what was confirmed of a claim: each with that case and with the one of the
 * same name below it that pays it out. Whoever may see the case that booked it sees it. Each call in a transaction of its own.
 */
public final class SumQueries {
    private static final String HEAD = """
        select clock.now as seen, s.*
          from (select legal_now() as now) clock
          cross join lateral (
            select r.id, r.receipt_id, r.received_at, c.id as owner, p.id as payer
              from case_file c
              join received_item r on r.case_id = c.id
              left join case_file p on p.parent_id = c.id and p.key = r.receipt_id
             where\
        """;
    static final Shape SUMS =
            new Shape(HEAD, "r.received_at desc, r.id desc", ") s order by s.received_at desc, s.id desc");
    private static final String CLOCKS = "select * from obligation where case_id = any (?::uuid[]) order by due_at, id";
    private static final String SAID = """
        select case_id, at, kind, payload from evidence
         where case_id = any (?::uuid[]) and kind like 'event.%' and convert_from(payload, 'UTF8')::jsonb ->> 'event' = ?
         order by case_seq\
        """;

    private final Transactions transactions;
    private final StoredCases stored;

    public SumQueries(Transactions transactions, Collection<? extends Flow> flows) {
        this.transactions = transactions;
        this.stored = new StoredCases(flows);
    }

    /**
     * Which sums.
     *
     * @param kind of their items, such as {@code payable}
     * @param parent of the case that booked them; null asks for nothing
     * @param event of the case that pays: what it is to be answered with
     * @param search its state is that of the case that pays, {@code new} where nobody has spoken of it yet
     */
    public record Asked(String kind, @Nullable UUID parent, String event, Search search) {}

    /**
     * A sum.
     *
     * @param name of its item, without the kind
     * @param owner the case that booked it, {@code payer} the one below it; null where nobody has spoken of it yet
     * @param clocks of the case that booked it, the soonest due first
     * @param seen legal time of the answer
     * @param said what became of the event that was asked for, in the payer's order
     */
    public record Found(
            UUID id,
            String name,
            Instant at,
            CaseFile owner,
            @Nullable CaseFile payer,
            List<ObligationView> clocks,
            List<TimelineEntry> said,
            Instant seen) {}

    private record Row(
            UUID id,
            String name,
            Instant at,
            UUID owner,
            @Nullable UUID payer,
            Instant seen) {}

    private record Said(UUID payer, TimelineEntry entry) {}

    /**
     * Sums that fit, the one booked last first.
     *
     * @throws RefusedException {@code case-newer} where a newer version wrote a case of theirs
     */
    public List<Found> search(Viewer viewer, Asked asked) {
        return Look.as(transactions, viewer, () -> {
            List<Row> rows =
                    look(viewer, asked).ask(transactions, SUMS, asked.search().limit(), SumQueries::row);
            return rows.isEmpty() ? List.of() : filled(rows, asked.event());
        });
    }

    static Look look(Viewer viewer, Asked asked) {
        Search search = asked.search();
        Look look = Look.atCases(viewer)
                .and("r.partner = :kind", "kind", asked.kind())
                .and("c.flow = :flow", "flow", search.flow())
                .and("c.parent_id = :parent", "parent", asked.parent())
                .and("c.supplier = :supplier", "supplier", search.supplier())
                .and("coalesce(p.state, 'new') = :state", "state", search.state());
        return search.after() == null
                ? look
                : look.and(
                                "r.received_at <= :afterTime",
                                "afterTime",
                                search.after().at())
                        .and(
                                "(r.received_at, r.id) < (:afterTime, :afterId)",
                                "afterId",
                                search.after().id());
    }

    private List<Found> filled(List<Row> rows, String event) {
        List<UUID> owners = rows.stream().map(Row::owner).distinct().toList();
        List<UUID> payers =
                rows.stream().map(Row::payer).flatMap(Stream::ofNullable).toList();
        Map<UUID, CaseFile> files = stored.read(
                transactions.jdbc(),
                Stream.concat(owners.stream(), payers.stream()).toList());
        List<ObligationView> clocks = all(CLOCKS, owners, Rows::obligation);
        List<Said> said = all(SAID, payers, SumQueries::said, event);
        return rows.stream()
                .map(row -> new Found(
                        row.id(),
                        row.name(),
                        row.at(),
                        Objects.requireNonNull(files.get(row.owner())),
                        row.payer() == null ? null : files.get(row.payer()),
                        clocks.stream()
                                .filter(clock -> clock.caseId().equals(row.owner()))
                                .toList(),
                        said.stream()
                                .filter(one -> one.payer().equals(row.payer()))
                                .map(Said::entry)
                                .toList(),
                        row.seen()))
                .toList();
    }

    private <T> List<T> all(String sql, Collection<UUID> cases, RowMapper<T> row, Object... more) {
        return transactions
                .jdbc()
                .sql(sql)
                .param(text(List.copyOf(cases), id -> id))
                .params(List.of(more))
                .query(row)
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("receipt_id"),
                Rows.instant(row, "received_at"),
                row.getObject("owner", UUID.class),
                row.getObject("payer", UUID.class),
                Rows.instant(row, "seen"));
    }

    private static Said said(ResultSet row, int n) throws SQLException {
        return new Said(row.getObject("case_id", UUID.class), Rows.timelineEntry(row, n));
    }
}
