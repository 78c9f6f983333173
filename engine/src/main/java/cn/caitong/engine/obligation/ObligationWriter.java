package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.ObligationChange.Disallowed;
import cn.caitong.engine.flow.ObligationChange.Discharged;
import cn.caitong.engine.flow.ObligationChange.Excused;
import cn.caitong.engine.flow.ObligationChange.Open;
import cn.caitong.engine.flow.ObligationChange.Resumed;
import cn.caitong.engine.obligation.Obligations.Move;
import cn.caitong.engine.obligation.Obligations.Row;
import cn.caitong.engine.store.Columns;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@link Obligations}: one for a whole batch, none of which meets a clock twice. */
final class ObligationWriter {
    private static final String OPEN = """
        insert into obligation as o
          (id, case_id, flow, name, jurisdiction, partner, opened_at, changed_at, state,
           clause, regime, debtor, creditor, basis_event, basis_source, basis_date,
           calendar_version, provisional, warn_at, act_at, due_at)
        select id, case_id, flow, name, jurisdiction, partner, at, at, 'open',
               clause, regime, debtor, creditor, basis_event, basis_source, basis_date,
               calendar_version, provisional, warn_at, act_at, due_at
          from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                      ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                      ?::text[], ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            as t(id, case_id, flow, name, jurisdiction, partner, at,
                 clause, regime, debtor, creditor, basis_event, basis_source, basis_date,
                 calendar_version, provisional, warn_at, act_at, due_at)
        on conflict (case_id, name) do update
           set clause = excluded.clause, regime = excluded.regime, debtor = excluded.debtor,
               creditor = excluded.creditor, basis_event = excluded.basis_event, basis_source = excluded.basis_source,
               basis_date = excluded.basis_date, calendar_version = excluded.calendar_version,
               provisional = excluded.provisional,
               warn_at = case when o.warned_at is null then excluded.warn_at else o.warn_at end,
               act_at = case when o.acted_on_at is null then excluded.act_at else o.act_at end,
               due_at = case when o.due_passed_at is null then excluded.due_at else o.due_at end,
               generation = o.generation + 1, changed_at = excluded.changed_at
         where o.state in ('open', 'acted')
        returning o.calendar_version, (select active_calendar()) as active
        """;

    /** A breach that is made good keeps its state and gets its date. */
    private static final String MOVE = """
        with change as materialized (
          select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::date[], ?::timestamptz[])
            as t(id, name, state, predecessors, discharged_on, at)
        ), done as (
          update obligation o
             set state = case when o.state = any (string_to_array(c.predecessors, ',')) then c.state else o.state end,
                 discharged_on = coalesce(o.discharged_on, c.discharged_on), changed_at = c.at
            from change c
           where o.id = c.id
             and (o.state = any (string_to_array(c.predecessors, ','))
                  or o.state = 'breached' and o.discharged_on is null and c.discharged_on is not null)
        )
        select name from change c where not exists (select from obligation o where o.id = c.id)
        """;

    /** Nothing late before it is excused: neither a due time that has passed nor one that passed before the excuse began. */
    private static final String EXCUSE = """
        with change as materialized (
          select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[])
            as t(id, name, jurisdiction, from_at, reason, evidence, at)
        ), stopped as (
          update obligation o set standing = true, changed_at = c.at
            from change c
           where o.id = c.id and o.state in ('open', 'acted') and not o.standing
             and o.due_passed_at is null and c.from_at < o.due_at
          returning o.id
        ), kept as (
          insert into excused_interval (obligation_id, n, jurisdiction, from_at, reason, evidence)
          select c.id, 1 + (select count(*) from excused_interval e where e.obligation_id = c.id),
                 c.jurisdiction, c.from_at, c.reason, c.evidence
            from change c join stopped s on s.id = c.id
        )
        select name from change c where not exists (select from obligation o where o.id = c.id)
        """;

    /**
     * What remains warns anew (P5): of an end that has moved nobody was warned. A warning that fell while the clock stood still told
     * nobody anything; one that fell before is repeated if its new moment lies ahead.
     */
    private static final String RESUME = """
        with change as materialized (
          select * from unnest(?::uuid[], ?::timestamptz[], ?::boolean[], ?::text[], ?::boolean[],
                               ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            as t(id, to_at, counted, calendar_version, provisional, warn_at, act_at, due_at, at)
        ), ended as (
          update excused_interval e set to_at = greatest(c.to_at, e.from_at), counted = c.counted
            from change c where e.obligation_id = c.id and e.to_at is null
        ), anew as (
          select c.id from change c
            join obligation o on o.id = c.id
            join excused_interval e on e.obligation_id = c.id and e.to_at is null
           where c.counted and c.warn_at is not null and (c.warn_at > c.at or o.warned_at >= e.from_at)
        )
        update obligation o
           set standing = false, calendar_version = c.calendar_version, provisional = c.provisional,
               warn_at = case when o.warned_at is null or n.id is not null then c.warn_at else o.warn_at end,
               warned_at = case when n.id is null then o.warned_at end,
               act_at = case when o.acted_on_at is null then c.act_at else o.act_at end,
               due_at = case when o.due_passed_at is null then c.due_at else o.due_at end,
               generation = o.generation + 1, changed_at = c.at
          from change c left join anew n on n.id = c.id
         where o.id = c.id and o.standing
        returning o.calendar_version, (select active_calendar()) as active
        """;

    /** A clock that stands still for something else gets its times when that ends. */
    private static final String DISALLOW = """
        with change as materialized (
          select * from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::boolean[],
                               ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            as t(id, from_at, calendar_version, provisional, warn_at, act_at, due_at, at)
        ), counts as (
          update excused_interval e set counted = false
            from change c where e.obligation_id = c.id and e.from_at = c.from_at and e.to_at is not null
        )
        update obligation o
           set calendar_version = c.calendar_version, provisional = c.provisional,
               warn_at = case when o.warned_at is null then c.warn_at else o.warn_at end,
               act_at = case when o.acted_on_at is null then c.act_at else o.act_at end,
               due_at = case when o.due_passed_at is null then c.due_at else o.due_at end,
               generation = o.generation + 1, changed_at = c.at
          from change c
         where o.id = c.id and o.state in ('open', 'acted') and not o.standing
        returning o.calendar_version, (select active_calendar()) as active
        """;

    private final JdbcClient jdbc;

    ObligationWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(List<Row<Open>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        refuseStale(jdbc.sql(OPEN)
                .params(
                        Columns.text(rows, Row::id),
                        Columns.text(rows, row -> location(row).caseId()),
                        Columns.text(rows, row -> location(row).flow()),
                        Columns.text(rows, row -> row.change().name()),
                        Columns.text(rows, row -> location(row).jurisdiction()),
                        Columns.text(rows, row -> location(row).partner()),
                        Columns.text(rows, row -> row.changed().at()),
                        Columns.text(rows, row -> row.change().clause()),
                        Columns.text(rows, row -> row.change().regime()),
                        Columns.text(rows, row -> row.change().debtor()),
                        Columns.text(rows, row -> row.change().creditor()),
                        Columns.text(rows, row -> row.change().basisEvent()),
                        Columns.text(rows, row -> row.change().basisSource()),
                        Columns.text(rows, row -> row.change().basisDate()),
                        Columns.text(rows, row -> row.change().calendarVersion()),
                        Columns.text(rows, row -> row.change().provisional()),
                        Columns.text(rows, row -> row.change().warnAt()),
                        Columns.text(rows, row -> row.change().actAt()),
                        Columns.text(rows, row -> row.change().dueAt())));
    }

    void move(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        refuseMissing(jdbc.sql(MOVE)
                .params(
                        Columns.text(moves, move -> move.row().id()),
                        Columns.text(moves, move -> move.row().change().name()),
                        Columns.text(moves, move -> move.to().code()),
                        Columns.text(moves, move -> move.to().predecessors()),
                        Columns.text(moves, move -> dischargedOn(move.row().change())),
                        Columns.text(moves, move -> move.row().changed().at())));
    }

    void excuse(List<Row<Excused>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        refuseMissing(jdbc.sql(EXCUSE)
                .params(
                        Columns.text(rows, Row::id),
                        Columns.text(rows, row -> row.change().name()),
                        Columns.text(rows, row -> location(row).jurisdiction()),
                        Columns.text(rows, row -> row.change().from()),
                        Columns.text(rows, row -> row.change().reason()),
                        Columns.text(rows, row -> row.change().evidence()),
                        Columns.text(rows, row -> row.changed().at())));
    }

    void resume(List<Row<Resumed>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        refuseStale(jdbc.sql(RESUME)
                .params(
                        Columns.text(rows, Row::id),
                        Columns.text(rows, row -> row.change().to()),
                        Columns.text(rows, row -> row.change().excused()),
                        Columns.text(rows, row -> row.change().calendarVersion()),
                        Columns.text(rows, row -> row.change().provisional()),
                        Columns.text(rows, row -> row.change().warnAt()),
                        Columns.text(rows, row -> row.change().actAt()),
                        Columns.text(rows, row -> row.change().dueAt()),
                        Columns.text(rows, row -> row.changed().at())));
    }

    void disallow(List<Row<Disallowed>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        refuseStale(jdbc.sql(DISALLOW)
                .params(
                        Columns.text(rows, Row::id),
                        Columns.text(rows, row -> row.change().from()),
                        Columns.text(rows, row -> row.change().calendarVersion()),
                        Columns.text(rows, row -> row.change().provisional()),
                        Columns.text(rows, row -> row.change().warnAt()),
                        Columns.text(rows, row -> row.change().actAt()),
                        Columns.text(rows, row -> row.change().dueAt()),
                        Columns.text(rows, row -> row.changed().at())));
    }

    private static Location location(Row<?> row) {
        return row.changed().location();
    }

    private static @Nullable LocalDate dischargedOn(ObligationChange change) {
        return change instanceof Discharged discharged ? discharged.on() : null;
    }

    static void refuseStale(JdbcClient.StatementSpec statement) {
        statement.query(row -> {
            String active = row.getString("active");
            String counted = row.getString("calendar_version");
            if (active != null && !active.equals(counted)) {
                throw new StaleCalendarException(counted, active);
            }
        });
    }

    /** A decision that names a clock its case never started is a fault of its flow, and fails with it. */
    static void refuseMissing(JdbcClient.StatementSpec statement) {
        List<String> missing = statement.query(String.class).list();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("A case changes clocks that it never started: " + missing);
        }
    }
}
