package cn.caitong.engine.alarm;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Sees what no single case can: that a party does the same again and again, in whichever of its cases. It is counted in the evidence, which
 * also has what a case has forgotten since. The alarm's reference is the party; it ends when fewer lie within the days that count.
 */
public final class RepetitionWatch {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String WATCH = "repetition-watch";

    /** An entry is read only where the code stands in its bytes: half a year of evidence is looked through. */
    private static final String COUNT = """
        select party, min(jurisdiction) as jurisdiction, count(*) as times, count(distinct id) as cases
          from (select c.data ->> ? as party, c.jurisdiction, c.id
                  from case_file c join evidence e on e.case_id = c.id
                 where c.flow = ? and c.changed_at >= ? and e.at >= ? and e.kind = 'event.applied'
                   and case when position(convert_to(?, 'UTF8') in e.payload) > 0
                            then convert_from(e.payload, 'UTF8')::jsonb #>> '{reason,code}' = ? else false end) decided
         where party is not null
         group by party having count(*) >= ?
         order by party\
        """;
    /** What another node raised meanwhile stands, and is looked at the next time. */
    private static final String CLEAR = """
        update alarm set cleared_at = ?
         where id in (select id from alarm where code = ? and cleared_at is null and at <= ? and ref <> all (?::text[])
                       order by id for update skip locked)\
        """;

    private final Transactions transactions;
    private final LegalTime time;
    private final Alarms alarms;
    private final Repetition watched;

    /**
     * What is watched.
     *
     * @param alarm its code
     * @param flow of the cases
     * @param party the member of their data that names whose they are
     * @param decided the reason's code of the decisions that are counted
     * @param times from how many on the alarm is raised, {@code within} how long
     */
    public record Repetition(String alarm, String flow, String party, String decided, int times, Duration within) {}

    public RepetitionWatch(Transactions transactions, LegalTime time, Repetition watched) {
        this.transactions = transactions;
        this.time = time;
        this.alarms = new Alarms(transactions);
        this.watched = watched;
    }

    /** Raises and ends, in its own transaction. */
    public void sweep() {
        transactions.run(WATCH, () -> {
            Instant now = time.now();
            List<Alarm> open = counted(now);
            alarms.raise(open);
            transactions
                    .jdbc()
                    .sql(CLEAR)
                    .params(
                            now.atOffset(ZoneOffset.UTC),
                            watched.alarm(),
                            now.atOffset(ZoneOffset.UTC),
                            text(open, Alarm::ref))
                    .update();
        });
    }

    private List<Alarm> counted(Instant now) {
        OffsetDateTime from = now.minus(watched.within()).atOffset(ZoneOffset.UTC);
        return transactions
                .jdbc()
                .sql(COUNT)
                .params(
                        watched.party(),
                        watched.flow(),
                        from,
                        from,
                        watched.decided(),
                        watched.decided(),
                        watched.times())
                .query((row, n) -> new Alarm(
                        watched.alarm(),
                        row.getString("party"),
                        row.getString("jurisdiction"),
                        "%d times in %d cases within %d days / %3$d 日内 %1$d 次，涉及 %2$d 件"
                                .formatted(
                                        row.getInt("times"),
                                        row.getInt("cases"),
                                        watched.within().toDays()),
                        now))
                .list();
    }
}
