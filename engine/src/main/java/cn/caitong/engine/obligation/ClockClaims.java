package cn.caitong.engine.obligation;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes clocks whose time has come, with their cases and the cases' parents, in the caller's transaction. It never waits for
 * a lock: what somebody else is busy with is left for the next round. So a firing can be part of no deadlock.
 */
final class ClockClaims {
    /** Served by the partial index obligation_next alone; a test asserts the plan. */
    static final String DUE = """
        select id, case_id, flow, name, clause, jurisdiction, partner, generation, next_kind(o) as kind, next_at
          from obligation o
         where flow = ? and next_at <= ?
         order by next_at, id
         limit ?
           for update skip locked
        """;

    private static final String AGAIN = """
        select o.id, case_id, flow, name, clause, jurisdiction, partner, o.generation, next_kind(o) as kind, next_at
          from obligation o
          join unnest(?::uuid[], ?::int[], ?::text[]) as t(id, generation, kind) on t.id = o.id
         where next_at <= ? and o.generation = t.generation and next_kind(o) = t.kind
         order by next_at, o.id
           for update of o skip locked
        """;

    private static final String LOCK_CASES = """
        with held as materialized (
          select id, parent_id from case_file where id = any (?::uuid[]) for update skip locked
        ), parents as materialized (
          select id from case_file where id in (select parent_id from held) for share skip locked
        )
        select h.id from held h
         where h.parent_id is null
            or exists (select from parents p where p.id = h.parent_id)
            or not exists (select from case_file f where f.id = h.parent_id)
        """;

    private static final String MARK = """
        update obligation o
           set warned_at = case when t.kind = 'warn' then ? else o.warned_at end,
               acted_on_at = case when t.kind = 'act' then ? else o.acted_on_at end,
               due_passed_at = case when t.kind = 'due' then ? else o.due_passed_at end,
               changed_at = ?
          from unnest(?::uuid[], ?::text[]) as t(id, kind)
         where o.id = t.id
        """;

    private final JdbcClient jdbc;

    ClockClaims(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** The clocks that are due first. */
    List<DueClock> due(String flow, Instant now, int max) {
        return jdbc.sql(DUE)
                .params(flow, now.atOffset(ZoneOffset.UTC), max)
                .query(ClockClaims::clock)
                .list();
    }

    /** Those of an earlier claim that still stand where they stood. */
    List<DueClock> again(List<DueClock> earlier, Instant now) {
        return jdbc.sql(AGAIN)
                .params(
                        Columns.text(earlier, DueClock::id),
                        Columns.text(earlier, DueClock::generation),
                        Columns.text(earlier, clock -> clock.kind().code()),
                        now.atOffset(ZoneOffset.UTC))
                .query(ClockClaims::clock)
                .list();
    }

    /** Those whose case and parent are now ours, too. */
    List<DueClock> withCases(List<DueClock> clocks) {
        Set<UUID> ours = new HashSet<>(jdbc.sql(LOCK_CASES)
                .param(Columns.text(
                        clocks.stream().map(DueClock::caseId).distinct().toList(), id -> id))
                .query(UUID.class)
                .list());
        return clocks.stream().filter(clock -> ours.contains(clock.caseId())).toList();
    }

    /** The kinds have fired, once for ever. */
    void mark(List<DueClock> clocks, Instant now) {
        jdbc.sql(MARK)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC),
                        Columns.text(clocks, DueClock::id),
                        Columns.text(clocks, clock -> clock.kind().code()))
                .update();
    }

    private static DueClock clock(ResultSet row, int n) throws SQLException {
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
