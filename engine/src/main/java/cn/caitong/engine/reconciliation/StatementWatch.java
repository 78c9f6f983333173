package cn.caitong.engine.reconciliation;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import cn.caitong.engine.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Misses statements: a working day without one is an alarm from the hour on at which it is due, until it comes. Who has sent one
 * is expected to go on from its day, though an older one should follow; who never has is missed from the first day after money
 * reached it, or it was told to pay some, and of a deposit not before bids are opened: that it holds one nobody else may know (P13).
 * A day for which there will be none is let go by a person.
 */
public final class StatementWatch {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String WATCH = "statement-watch";
    /** The alarm's code; its reference is the sender and the day. */
    public static final String MISSING = "statement-missing";

    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    /** Older days were missed long ago, and their alarms are still there. */
    private static final int DAYS_BACK = 30;

    /** Who sends a statement of each district by itself is missed in each, and as a whole only if it goes on to send that, too. */
    private static final String HEARD = """
        select s.id, (select d.date from statement_day d where d.partner = s.id order by d.taken_at, d.date limit 1) as first,
               exists (select from received_item r where r.partner = s.id and r.received_at < ? and %s)
                 or exists (select from outgoing o
                             where o.partner = s.id and o.money and o.state = 'delivered' and o.ended_at < ? and %s) as holds,
               array(select d.date::text from statement_day d where d.partner = s.id and d.date >= ?
                      union all
                     select right(a.ref, 10) from alarm a
                      where a.code = ? and a.acknowledged_by is not null and a.ref = s.id || '/' || right(a.ref, 10)) as days
          from unnest(?::text[]) p (id)
         cross join lateral (select array_agg(distinct d.partner) as ids, min(d.date) as since from statement_day d
                              where starts_with(d.partner, p.id || '/') and d.date >= ?) of_districts
         cross join lateral (select unnest(of_districts.ids) as id
                             union all
                             select p.id where of_districts.ids is null
                                or exists (select from statement_day d where d.partner = p.id and d.date > of_districts.since)) s
        """.formatted(Veil.liftedOf("r.case_id"), Veil.liftedOf("o.case_id"));

    /**
     * It came, or nobody waits for it any more: its sender is described no longer, tells district by district now, or need not have worked
     * that day.
     */
    private static final String CLEAR = """
        update alarm a set cleared_at = ?
         where a.code = ? and a.cleared_at is null
           and (exists (select from statement_day d where d.partner || '/' || d.date = a.ref)
                or split_part(a.ref, '/', 1) <> all (?::text[])
                or (right(a.ref, 10) between ? and ? and a.ref <> all (?::text[])))
        """;

    private final Transactions transactions;
    private final LegalTime time;
    private final Alarms alarms;
    private final Supplier<WorkingCalendar> calendar;
    private final ReconciliationPolicy policy;
    private final Map<String, String> senders;

    /** @param senders who sends statements, each with its jurisdiction */
    public StatementWatch(
            Transactions transactions,
            LegalTime time,
            Supplier<WorkingCalendar> calendar,
            ReconciliationPolicy policy,
            Map<String, String> senders) {
        this.transactions = transactions;
        this.time = time;
        this.alarms = new Alarms(transactions);
        this.calendar = calendar;
        this.policy = policy;
        this.senders = new TreeMap<>(senders);
    }

    /** Raises and clears, in its own transaction. */
    public void sweep() {
        transactions.run(WATCH, () -> {
            Instant now = time.now();
            ZonedDateTime here = now.atZone(LEGAL_ZONE);
            LocalDate last = here.toLocalDate().minusDays(here.toLocalTime().isBefore(policy.due()) ? 2 : 1);
            List<Alarm> missed = heard(last).stream()
                    .flatMap(sender -> missed(sender, last).stream().map(day -> alarm(sender.id(), day, now)))
                    .toList();
            alarms.raise(missed);
            transactions
                    .jdbc()
                    .sql(CLEAR)
                    .params(
                            now.atOffset(ZoneOffset.UTC),
                            MISSING,
                            text(List.copyOf(senders.keySet()), id -> id),
                            last.minusDays(DAYS_BACK).toString(),
                            last.toString(),
                            text(missed, Alarm::ref))
                    .update();
        });
    }

    /** What a sender has sent. */
    private record Heard(String id, @Nullable LocalDate first, boolean holds, List<String> days) {}

    private List<Heard> heard(LocalDate last) {
        OffsetDateTime dayBegins = last.atStartOfDay(LEGAL_ZONE).toOffsetDateTime();
        LocalDate since = last.minusDays(DAYS_BACK);
        return transactions
                .jdbc()
                .sql(HEARD)
                .params(dayBegins, dayBegins, since, MISSING, text(List.copyOf(senders.keySet()), id -> id), since)
                .query((row, n) -> new Heard(
                        row.getString("id"),
                        row.getObject("first", LocalDate.class),
                        row.getBoolean("holds"),
                        List.of((String[]) row.getArray("days").getArray())))
                .list();
    }

    private List<LocalDate> missed(Heard sender, LocalDate last) {
        LocalDate from = sender.first() != null ? sender.first() : last;
        if (sender.first() == null && !sender.holds()) {
            return List.of();
        }
        List<LocalDate> missed = new ArrayList<>();
        LocalDate earliest = last.minusDays(DAYS_BACK);
        for (LocalDate day = from.isBefore(earliest) ? earliest : from; !day.isAfter(last); day = day.plusDays(1)) {
            if (calendar.get().isWorkingDay(day) && !sender.days().contains(day.toString())) {
                missed.add(day);
            }
        }
        return missed;
    }

    private Alarm alarm(String id, LocalDate day, Instant now) {
        Sender sender = new Sender(id);
        return new Alarm(
                MISSING,
                id + "/" + day,
                sender.district().isEmpty() ? senders.getOrDefault(id, id) : sender.district(),
                "no statement of " + day + " has come; have its sender send it / " + day + " 的对账单未到；请报送方补送",
                now);
    }
}
