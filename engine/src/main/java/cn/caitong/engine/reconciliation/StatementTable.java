package cn.caitong.engine.reconciliation;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.money.InstructionState;
import cn.caitong.engine.reconciliation.Listed.Ledger;
import cn.caitong.engine.reconciliation.Listed.Movement;
import cn.caitong.engine.store.Transactions;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements by day and line, beside the ledger, as {@link StatementTake} took them apart. In the caller's transaction. */
final class StatementTable {
    private static final String DUE = "select distinct partner from statement_day where compare_at <= ? order by 1";

    /** One node at a time compares a sender's statements, and nobody waits for it. */
    private static final String CLAIM = "select pg_try_advisory_xact_lock(hashtextextended('reconcile ' || ?, 0))";

    /** Of two lines of one movement the one that came later repeats the other, whichever day it is of: that of the other may agree. */
    private static final String LINES = """
        select l.date, l.line, l.replaced, l.kind, l.wire_id, l.amount, l.booked_on, l.bank_trace,
               l.told_at is not null as is_told,
               exists (select from statement_line e join statement_day f on f.partner = e.partner and f.date = e.date
                        where e.items = l.items and e.receipt_id = l.receipt_id and e.kind = l.kind
                          and e.wire_id is not distinct from l.wire_id
                          and (f.taken_at, e.date, e.partner, e.line) < (d.taken_at, l.date, l.partner, l.line))
                 as is_repeated,
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
         where d.partner = ? and d.date = any (?::date[])
         order by l.date, l.line
        """;

    /**
     * What the ledger says the bank did on a day that a statement answers for (its own, and those before it that had none), and no
     * statement lists. Open ones are asked, and those whose days a late one before them has changed. The first statement of all
     * answers for its own day alone. What goes under no instruction that the sender was given, such as a forfeited deposit that a holder
     * pays over, is on no statement.
     *
     * <p>Of a day whose statement agreed is asked what the ledger had only since the last one that agreed came, a transaction's length
     * before: a statement that came since was not compared with it. What is of the newest statement's day may stand on the next one, and
     * waits for it.
     *
     * <p>A district of whose payments a partner sends statements of their own (not longer than a month ago) is answered for by these alone;
     * all others by the statements of all that the partner does or, where there are none, by each, so that nothing is asked of nobody.
     */
    private static final String MISSING = """
        with day as materialized (
          select date, coalesce(lag(date) over w, date - 1) as before, date = max(date) over () as is_newest,
                 (compare_at is not null
                  or lag(compare_at) over w is not null and lag(taken_at) over w > taken_at) as is_open
            from statement_day where partner = ? window w as (order by date)
        ), since as materialized (
          select (select min(before) - 1 from day where is_open) as opened,
                 (select max(taken_at) - interval '10 minutes' from statement_day where partner = ? and compare_at is null) as late
        ), who as (
          select split_part(id, '/', 1) as partner, split_part(id, '/', 2) as district from (values (?::text)) v (id)
        ), known as (
          select r.id::text as name, r.case_id, r.jurisdiction, 'received' as kind, r.partner as items, r.receipt_id,
                 null as wire_id, r.received as amount, (r.received_at at time zone 'Asia/Shanghai')::date as on_day,
                 r.booked_at as known_at
            from received_item r
           where r.partner = ? and (r.received_at >= (select opened from since) or r.booked_at >= (select late from since))
          union all
          select i.wire_id, i.case_id, i.jurisdiction, k.kind, r.partner, r.receipt_id, i.wire_id, i.amount, k.on_day, i.changed_at
            from instruction i
            join money_obligation m on m.id = i.obligation_id and m.purpose = ?
            join received_item r on r.id = m.item_id and r.partner = ?
           cross join lateral (values ('credited', i.credited_on),
                                      ('returned', (coalesce(i.returned_at, case i.state when 'returned' then i.changed_at end)
                                                    at time zone 'Asia/Shanghai')::date)) k (kind, on_day)
           where i.changed_at >= least((select opened from since), (select late from since)) and k.on_day is not null
        )
        select k.name, k.case_id, k.jurisdiction, k.kind, k.amount, k.on_day, o.date
          from known k join day o on k.on_day > o.before and k.on_day <= o.date cross join who w
         where (o.is_open or not o.is_newest and k.known_at >= (select late from since))
           and not exists (select from statement_line l
                            where l.items = k.items and l.receipt_id = k.receipt_id and l.kind = k.kind
                              and l.wire_id is not distinct from k.wire_id)
           and (k.jurisdiction = w.district
                or not exists (select from statement_day c
                                where c.partner = w.partner || '/' || k.jurisdiction and c.date >= k.on_day - 31)
                   and (w.district = ''
                        or not exists (select from statement_day c where c.partner = w.partner and c.date >= k.on_day - 31)))
         order by o.date, k.name, k.kind
        """;

    /** A late one may end where the one after it, which agreed, does not go on. */
    private static final String BROKEN = """
        select date, case_id, jurisdiction, opening, closed from (
          select date, case_id, jurisdiction, compare_at, lag(compare_at) over w as compare_before, opening,
                 lag(closing) over w as closed
            from statement_day where partner = ? window w as (order by date)) day
         where (compare_at is not null or compare_before is not null) and closed <> opening
         order by date
        """;

    /** Locked: a correction that comes meanwhile is taken apart after the comparison, and compared anew. */
    private static final String OPEN = """
        select date, case_id, message_id, jurisdiction, flow from statement_day
         where partner = ? and compare_at is not null order by date for update
        """;

    private static final String TELL = """
        update statement_line l set told_at = ? from unnest(?::date[], ?::int[]) t (date, line)
         where l.partner = ? and l.date = t.date and l.line = t.line
        """;

    /** Not of what has come meanwhile, which nobody has compared. */
    private static final String NEXT = """
        update statement_day set compare_at = case when date = any (?::date[]) then ?::timestamptz end
         where partner = ? and date = any (?::date[])
        """;

    private final JdbcClient jdbc;

    StatementTable(Transactions transactions) {
        this.jdbc = transactions.jdbc();
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

    List<Listed> lines(String partner, Collection<LocalDate> days) {
        return jdbc.sql(LINES)
                .params(partner, dates(days))
                .query((row, n) -> listed(row))
                .list();
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
                .params(
                        partner,
                        partner,
                        partner,
                        partner,
                        kind.purpose().name().toLowerCase(Locale.ROOT),
                        kind.itemsOf(partner))
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

    /** Those that differ are looked at again; all others that were compared agree. */
    void next(String partner, Collection<LocalDate> compared, Collection<LocalDate> differing, Instant again) {
        Set<LocalDate> all = new TreeSet<>(compared);
        all.addAll(differing);
        jdbc.sql(NEXT)
                .params(dates(differing), again.atOffset(ZoneOffset.UTC), partner, dates(all))
                .update();
    }

    private static @Nullable String[] dates(Collection<LocalDate> days) {
        return text(List.copyOf(days), day -> day);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                day(row, "date"),
                row.getInt("line"),
                row.getInt("replaced"),
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
