package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.ObligationChange.Extended;
import cn.caitong.engine.flow.ObligationChange.Postponed;
import cn.caitong.engine.obligation.Obligations.Row;
import cn.caitong.engine.store.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends that are not concluded yet, and ends that move. Only a mark of this very transaction is taken back, which nobody has seen:
 * what has fired stays fired (P5), but for the warning: of a later end nobody was warned.
 */
final class Prolonging {
    /** A mark of this transaction is the row's last change, or bears a time since it began: legal time may be moved meanwhile. */
    private static final String UNFIRED = """
        o.state in ('open', 'acted')
           and (o.due_passed_at is null
                or o.xmin = pg_current_xact_id()::xid
                   and (o.due_passed_at = o.changed_at
                        or o.due_passed_at >= now() + (select demo_offset from legal_clock)))\
        """;

    private static final String POSTPONE = """
        with change as materialized (
          select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[]) as t(id, name, until, at)
        ), postponed as (
          update obligation o
             set due_passed_at = null, postponed_until = c.until, generation = o.generation + 1, changed_at = c.at
            from change c where o.id = c.id and %s
        )
        select name from change c where not exists (select from obligation o where o.id = c.id)
        """.formatted(UNFIRED);

    private static final String EXTEND = """
        with change as materialized (
          select * from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::boolean[], ?::timestamptz[])
            as t(id, warn_at, due_at, calendar_version, provisional, at)
        ), past as (
          insert into obligation_past
            (obligation_id, generation, jurisdiction, calendar_version, warn_at, act_at, due_at, replaced_at)
          select o.id, o.generation, o.jurisdiction, o.calendar_version, o.warn_at, o.act_at, o.due_at, c.at
            from change c join obligation o on o.id = c.id where c.due_at > o.due_at and %1$s
        )
        update obligation o
           set warn_at = case when c.warn_at > c.at then c.warn_at else o.warn_at end,
               warned_at = case when c.warn_at > c.at then null else o.warned_at end,
               due_passed_at = null, due_at = c.due_at, calendar_version = c.calendar_version, provisional = c.provisional,
               generation = o.generation + 1, changed_at = c.at
          from change c where o.id = c.id and c.due_at > o.due_at and %1$s
        returning o.calendar_version, (select active_calendar()) as active
        """.formatted(UNFIRED);

    private final JdbcClient jdbc;

    Prolonging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void postpone(List<Row<Postponed>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ObligationWriter.refuseMissing(jdbc.sql(POSTPONE)
                .params(
                        Columns.text(rows, Row::id),
                        Columns.text(rows, row -> row.change().name()),
                        Columns.text(rows, row -> row.change().until()),
                        Columns.text(rows, row -> row.changed().at())));
    }

    void extend(List<Row<Extended>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        ObligationWriter.refuseStale(jdbc.sql(EXTEND)
                .params(
                        Columns.text(rows, Row::id),
                        Columns.text(rows, row -> row.change().warnAt()),
                        Columns.text(rows, row -> row.change().dueAt()),
                        Columns.text(rows, row -> row.change().calendarVersion()),
                        Columns.text(rows, row -> row.change().provisional()),
                        Columns.text(rows, row -> row.changed().at())));
    }
}
