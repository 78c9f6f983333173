package cn.caitong.engine.reconciliation;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.money.InstructionState;
import cn.caitong.engine.reconciliation.Listed.Ledger;
import cn.caitong.engine.reconciliation.Listed.Movement;
import cn.caitong.engine.store.Transactions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements by day and line, beside the ledger. In the caller's transaction. */
final class StatementTable {
    /**
     * A statement is its case's data; it is taken apart once, and again when its case was decided again: then it may have been
     * corrected. What its case was told stays told.
     */
    private static final String TAKE = """
        with fresh as materialized (
          select c.id, c.version, c.partner, c.jurisdiction, c.flow, k.items, c.data, (c.data ->> 'date')::date as date
            from unnest(?::text[], ?::text[]) as k (flow, items) join case_file c on c.flow = k.flow
           where c.state = 'received'
             and not exists (select from statement_day d where d.case_id = c.id and d.version = c.version)
        ), kept as (
          insert into statement_day as day (case_id, message_id, partner, date, jurisdiction, flow, version, opening, closing,
                                            taken_at, compare_at)
          select f.id,
                 coalesce((f.data #>> '{taken,message}')::uuid,
                          (select m.id from message m where m.case_id = f.id order by m.received_at limit 1)),
                 f.partner, f.date, f.jurisdiction, f.flow, f.version, (f.data ->> 'opening')::numeric,
                 (f.data ->> 'closing')::numeric, k.now, k.now + k.settle
            from fresh f, (select ?::timestamptz as now, make_interval(secs => ?) as settle) k
          on conflict (partner, date) do update
             set message_id = excluded.message_id, version = excluded.version, opening = excluded.opening,
                 closing = excluded.closing, taken_at = excluded.taken_at, compare_at = excluded.compare_at
           where day.case_id = excluded.case_id
          returning case_id
        )
        insert into statement_line as line (partner, date, line, jurisdiction, kept_under, version, kind, receipt_id, wire_id,
                                            amount, booked_on, bank_trace, told_at)
        select f.partner, f.date, l.line, f.jurisdiction, f.items, f.version, l.kind, coalesce(l."receiptId", l."paymentId"),
               l."instructionId", l.amount, l."bookedOn", l."bankTrace",
               (select max(e.told_at) from statement_line e
                 where e.partner = f.partner and e.date = f.date and e.kind = l.kind and e.wire_id = l."instructionId")
          from kept k join fresh f on f.id = k.case_id,
               jsonb_to_recordset(f.data -> 'lines') as l (line int, kind text, "receiptId" text, "paymentId" text,
                                                           "instructionId" text, amount numeric, "bookedOn" date,
                                                           "bankTrace" text)
        on conflict (partner, date, line) do update
           set version = excluded.version, kind = excluded.kind, receipt_id = excluded.receipt_id, wire_id = excluded.wire_id,
               amount = excluded.amount, booked_on = excluded.booked_on, bank_trace = excluded.bank_trace,
               told_at = excluded.told_at
        """;

    /** What a correction leaves out. */
    private static final String LEFT_OUT = """
        delete from statement_line l using statement_day d
         where d.partner = l.partner and d.date = l.date and d.compare_at is not null and l.version is distinct from d.version
        """;

    private static final String DUE = "select distinct partner from statement_day where compare_at <= ? order by 1";

    /** One node at a time compares a sender's statements, and nobody waits for it. */
    private static final String CLAIM = "select pg_try_advisory_xact_lock(hashtextextended('reconcile ' || ?, 0))";

    private static final String LINES = """
        select l.date, l.line, l.kind, l.wire_id, l.amount, l.booked_on, l.bank_trace, l.told_at is not null as is_told,
               exists (select from statement_line e
                        where e.items = l.items and e.receipt_id = l.receipt_id and e.kind = l.kind
                          and e.wire_id is not distinct from l.wire_id
                          and (e.date, e.partner, e.line) < (l.date, l.partner, l.line)) as is_repeated,
               exists (select from statement_line e
                        where e.items = l.items and e.receipt_id = l.receipt_id and e.kind = 'returned'
                          and e.wire_id = l.wire_id) as is_returned,
               l.receipt_id, coalesce(i.case_id, r.case_id) as case_id,
               coalesce(i.jurisdiction, r.jurisdiction, l.jurisdiction) as jurisdiction,
               r.currency, r.received, (r.received_at at time zone 'Asia/Shanghai')::date as received_on,
               i.amount as instructed, i.state, i.credited_on, i.carrier
          from statement_day d
          join statement_line l on l.partner = d.partner and l.date = d.date
          left join received_item r on r.partner = l.items and r.receipt_id = l.receipt_id
          left join instruction i on i.wire_id = l.wire_id
                and i.obligation_id in (select m.id from money_obligation m where m.item_id = r.id)
         where d.partner = ? and d.compare_at is not null
         order by l.date, l.line
        """;

    /**
     * What the ledger says the bank did on a day that an open statement answers for (its own, and those before it that had
     * none), and no statement lists. The first statement of all answers for its own day alone. What goes under no instruction that
     * the sender was given, such as a forfeited deposit that a holder pays over, is on no statement.
     */
    private static final String MISSING = """
        with day as (
          select date, compare_at, coalesce(lag(date) over (order by date), date - 1) as before from statement_day
           where partner = ?
        ), open as (
          select date, before from day where compare_at is not null
        ), known as (
          select r.id::text as name, r.case_id, r.jurisdiction, 'received' as kind, r.partner as items, r.receipt_id,
                 null as wire_id, r.received as amount, (r.received_at at time zone 'Asia/Shanghai')::date as on_day
            from received_item r
           where r.partner = ? and r.received_at >= (select min(before) - 1 from open)
          union all
          select i.wire_id, i.case_id, i.jurisdiction, k.kind, r.partner, r.receipt_id, i.wire_id, i.amount,
                 case k.kind when 'credited' then i.credited_on else (i.changed_at at time zone 'Asia/Shanghai')::date end
            from instruction i
            join money_obligation m on m.id = i.obligation_id and m.purpose = ?
            join received_item r on r.id = m.item_id and r.partner = ?
           cross join (values ('credited'), ('returned')) k (kind)
           where i.changed_at >= (select min(before) - 1 from open)
             and case k.kind when 'credited' then i.credited_on is not null else i.state = 'returned' end
        )
        select k.name, k.case_id, k.jurisdiction, k.kind, k.amount, k.on_day, o.date
          from known k join open o on k.on_day > o.before and k.on_day <= o.date
         where not exists (select from statement_line l
                            where l.items = k.items and l.receipt_id = k.receipt_id and l.kind = k.kind
                              and l.wire_id is not distinct from k.wire_id)
         order by o.date, k.name, k.kind
        """;

    private static final String BROKEN = """
        select date, case_id, jurisdiction, opening, closed from (
          select date, case_id, jurisdiction, compare_at, opening, lag(closing) over (order by date) as closed from statement_day
           where partner = ?) day
         where compare_at is not null and closed <> opening
         order by date
        """;

    private static final String OPEN = """
        select date, case_id, message_id, jurisdiction, flow from statement_day
         where partner = ? and compare_at is not null order by date
        """;

    private static final String TELL = """
        update statement_line l set told_at = ? from unnest(?::date[], ?::int[]) t (date, line)
         where l.partner = ? and l.date = t.date and l.line = t.line
        """;

    private static final String NEXT = """
        update statement_day set compare_at = case when date = any (?::date[]) then ?::timestamptz end
         where partner = ? and compare_at is not null
        """;

    private final JdbcClient jdbc;

    StatementTable(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** Takes apart those of these kinds that have come, or were corrected, since. */
    void take(Collection<StatementKind> kinds, Instant now, Duration settle) {
        List<StatementKind> all = List.copyOf(kinds);
        jdbc.sql(TAKE)
                .params(
                        text(all, StatementKind::flow),
                        text(all, StatementKind::items),
                        now.atOffset(ZoneOffset.UTC),
                        (double) settle.toSeconds())
                .update();
        jdbc.sql(LEFT_OUT).update();
    }

    List<String> due(Instant now) {
        return jdbc.sql(DUE)
                .param(now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    boolean claim(String partner) {
        return jdbc.sql(CLAIM).param(partner).query(Boolean.class).single();
    }

    /** A statement that does not agree yet. */
    record Day(LocalDate date, UUID caseId, UUID messageId, String jurisdiction, String flow) {}

    List<Day> open(String partner) {
        return jdbc.sql(OPEN)
                .param(partner)
                .query((row, n) -> new Day(
                        day(row, "date"),
                        row.getObject("case_id", UUID.class),
                        row.getObject("message_id", UUID.class),
                        row.getString("jurisdiction"),
                        row.getString("flow")))
                .list();
    }

    List<Listed> lines(String partner) {
        return jdbc.sql(LINES).param(partner).query((row, n) -> listed(row)).list();
    }

    /** A movement that no statement lists; {@code name} tells it from all others without naming anybody. */
    record Missing(
            String name,
            UUID caseId,
            String jurisdiction,
            Movement movement,
            BigDecimal amount,
            LocalDate on,
            LocalDate day) {}

    List<Missing> missing(String partner, StatementKind kind) {
        return jdbc.sql(MISSING)
                .params(partner, partner, kind.purpose().name().toLowerCase(Locale.ROOT), kind.itemsOf(partner))
                .query((row, n) -> new Missing(
                        row.getString("name"),
                        row.getObject("case_id", UUID.class),
                        row.getString("jurisdiction"),
                        Movement.of(row.getString("kind")),
                        row.getBigDecimal("amount"),
                        day(row, "on_day"),
                        day(row, "date")))
                .list();
    }

    /** A statement that does not go on where the one before ended. */
    record Broken(LocalDate day, UUID caseId, String jurisdiction, BigDecimal opening, BigDecimal closed) {}

    List<Broken> broken(String partner) {
        return jdbc.sql(BROKEN)
                .param(partner)
                .query((row, n) -> new Broken(
                        day(row, "date"),
                        row.getObject("case_id", UUID.class),
                        row.getString("jurisdiction"),
                        row.getBigDecimal("opening"),
                        row.getBigDecimal("closed")))
                .list();
    }

    void tell(String partner, List<Listed> told, Instant now) {
        if (!told.isEmpty()) {
            jdbc.sql(TELL)
                    .params(now.atOffset(ZoneOffset.UTC), text(told, Listed::day), text(told, Listed::line), partner)
                    .update();
        }
    }

    /** Those days are looked at again; all others agree. */
    void next(String partner, Collection<LocalDate> differing, Instant again) {
        jdbc.sql(NEXT)
                .params(text(List.copyOf(differing), day -> day), again.atOffset(ZoneOffset.UTC), partner)
                .update();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                day(row, "date"),
                row.getInt("line"),
                Movement.of(row.getString("kind")),
                row.getString("wire_id"),
                row.getBigDecimal("amount"),
                day(row, "booked_on"),
                row.getString("bank_trace"),
                row.getBoolean("is_told"),
                row.getBoolean("is_repeated"),
                row.getBoolean("is_returned"),
                row.getString("receipt_id"),
                row.getObject("case_id", UUID.class),
                row.getString("jurisdiction"),
                ledger(row).orElse(null));
    }

    /** Nothing where the ledger has no such money, or no such instruction of it. */
    private static Optional<Ledger> ledger(ResultSet row) throws SQLException {
        boolean isInstructed = row.getString("wire_id") != null;
        String state = row.getString("state");
        if (row.getString("currency") == null || (isInstructed && state == null)) {
            return Optional.empty();
        }
        return Optional.of(new Ledger(
                row.getBigDecimal(isInstructed ? "instructed" : "received"),
                row.getString("currency"),
                row.getObject(isInstructed ? "credited_on" : "received_on", LocalDate.class),
                isInstructed ? InstructionState.of(state) : null,
                isInstructed ? row.getString("carrier") : null));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
