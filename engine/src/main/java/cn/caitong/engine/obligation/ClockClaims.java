package cn.caitong.engine.obligation;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes clocks whose time has come, in the caller's transaction: claims their cases, without waiting for anybody, and only
 * then looks again and marks what is still due. A claim's own statement may have read what another firer had fired already.
 */
final class ClockClaims {
    /** Candidates beyond the wanted, so that cases that others have claimed do not hide those that nobody has. */
    private static final int LOOK_AHEAD = 4;

    /** One question for all flows. The first of each is asked for in order: of an {@code exists} the planner makes a scan. */
    static final String FLOWS = """
        select f from unnest(?::text[]) f
         where (select o.next_at from obligation o where o.flow = f and o.next_at is not null order by o.next_at limit 1)
               <= (select legal_now())
        """;

    /** Served by the partial index obligation_next alone; a test asserts the plan. */
    static final String DUE = """
        with candidate as materialized (
          select id, case_id, flow, name, clause, jurisdiction, partner, generation, next_kind(o) as kind, next_at
            from obligation o
           where flow = ? and next_at <= ?
           order by next_at, id limit ?
        ), earliest as materialized (
          select case_id, min(next_at) as next_at from candidate group by case_id order by 2
        ), mine as materialized (
          select case_id from earliest where claim_case(case_id) limit ?
        )
        select k.* from candidate k join mine m on m.case_id = k.case_id order by k.next_at, k.id limit ?
        """;

    private static final String CLAIM = "select c from unnest(?::uuid[]) c where claim_case(c)";

    /** A case whose shape, or whose parent's, is newer than this node knows is left to nodes that know it. */
    private static final String MARK =
            "select id, parent_id from mark_clocks(?, ?::jsonb, ?::uuid[], ?::uuid[], ?::int[], ?::text[])";

    private final JdbcClient jdbc;
    private final String newestShapes;

    /** @param newestShapes a JSON object: each flow of this node, and the newest shape of case that it knows */
    ClockClaims(Transactions transactions, String newestShapes) {
        this.jdbc = transactions.jdbc();
        this.newestShapes = newestShapes;
    }

    /** Those of the flows that have anything due. */
    List<String> withDue(List<String> flows) {
        return jdbc.sql(FLOWS)
                .param(text(flows, flow -> flow))
                .query(String.class)
                .list();
    }

    /** Claims the cases of the clocks that are due first. */
    List<DueClock> due(String flow, Instant now, int max) {
        return jdbc.sql(DUE)
                .params(flow, now.atOffset(ZoneOffset.UTC), max * LOOK_AHEAD, max, max)
                .query((row, n) -> clock(row))
                .list();
    }

    /** Claims the cases of an earlier claim anew; answers the clocks whose case it got. */
    List<DueClock> again(List<DueClock> earlier) {
        List<UUID> cases = earlier.stream().map(DueClock::caseId).distinct().toList();
        Set<UUID> ours = new HashSet<>(
                jdbc.sql(CLAIM).param(text(cases, id -> id)).query(UUID.class).list());
        return earlier.stream().filter(clock -> ours.contains(clock.caseId())).toList();
    }

    /** A clock whose kind has fired, and its case's parent. */
    record Marked(DueClock clock, @Nullable UUID parentId) {
        ClockEvent event(Instant now) {
            return clock.event(parentId, now);
        }
    }

    /** Their kinds have fired, once for ever; answers those that still stood where the claim found them. */
    List<Marked> mark(List<DueClock> claimed, Instant now) {
        Map<UUID, Optional<UUID>> marked = HashMap.newHashMap(claimed.size());
        jdbc.sql(MARK)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        newestShapes,
                        text(claimed, DueClock::id),
                        text(claimed, DueClock::caseId),
                        text(claimed, DueClock::generation),
                        text(claimed, clock -> clock.kind().code()))
                .query(row -> {
                    marked.put(row.getObject(1, UUID.class), Optional.ofNullable(row.getObject(2, UUID.class)));
                });
        List<Marked> inOrder = new ArrayList<>(marked.size());
        for (DueClock clock : claimed) {
            Optional<UUID> parent = marked.get(clock.id());
            if (parent != null) {
                inOrder.add(new Marked(clock, parent.orElse(null)));
            }
        }
        return inOrder;
    }

    private static DueClock clock(ResultSet row) throws SQLException {
        return new DueClock(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("flow"),
                row.getString("name"),
                row.getString("clause"),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getInt("generation"),
                ClockKind.of(row.getString("kind")),
                row.getObject("next_at", OffsetDateTime.class).toInstant());
    }
}
