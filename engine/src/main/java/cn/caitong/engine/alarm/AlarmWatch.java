package cn.caitong.engine.alarm;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.alarm.AlarmKind.Ending;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends alarms whose case has left what raised them, and tells the log of each alarm once, whichever node raised it. What is about
 * a veiled case is told after its opening (P13). The log is told before the commit: who dies in between tells it twice, never
 * not at all.
 */
public final class AlarmWatch {
    /** The transaction of {@link #sweep}. */
    @TransactionName
    public static final String WATCH = "alarm-watch";

    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final int MOST = 200;

    /**
     * Each alarm's case is asked for by its key. What another node ends, or somebody raises anew, at this moment is left to the next
     * turn: whoever waits for nobody waits in no circle.
     */
    private static final String END = """
        with over as (
          select a.id from alarm a join (%s) k on k.code = a.code
           cross join lateral (select c.id, c.state from case_file c where c.id = alarm_case(a.ref) limit 1) c
           where a.cleared_at is null and a.ref = c.id::text and %s
           order by a.id for update of a skip locked
        )
        update alarm a set cleared_at = legal_now() from over where a.id = over.id
        """;

    private static final String LEFT_STATES = END.formatted(
            "select * from unnest(?::text[], ?::text[]) k (code, states)",
            "c.state <> all (string_to_array(k.states, ','))");

    /** A clause may name an agreed term besides its row of the clock table, {@code C33b/45-calendar-days}: the row counts. */
    private static final String LEFT_CLOCKS = END.formatted(
            "select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) k (code, running, clauses, others)", """
            not exists (
              select from obligation o
               where o.case_id = c.id and split_part(o.clause, '/', 1) <> all (string_to_array(k.others, ','))
                 and (k.clauses = '' or split_part(o.clause, '/', 1) = any (string_to_array(k.clauses, ',')))
                 and case k.running
                       when 'soon' then o.state = 'open' and o.warned_at is not null and o.due_passed_at is null
                       when 'late' then o.state = 'breached' and o.discharged_on is null
                       else o.state in ('open', 'acted', 'breached') and o.discharged_on is null
                     end)\
            """);

    /** Two nodes tell different ones. */
    private static final String TELL = """
        with fresh as (
          select a.id from %s
           where a.told_at is null and %s
           order by a.id limit ? for update of a skip locked
        )
        update alarm a set told_at = legal_now() from fresh where a.id = fresh.id
        returning a.code || ' ' || a.ref
        """.formatted(AlarmQueries.WITH_ITS_CASE, AlarmQueries.UNVEILED);

    private final Transactions transactions;
    private final List<AlarmKind> kinds;

    public AlarmWatch(Transactions transactions, AlarmCatalogue catalogue) {
        this.transactions = transactions;
        this.kinds = catalogue.kinds();
    }

    /** Tells, then ends, in its own transaction. */
    public void sweep() {
        transactions.run(WATCH, () -> {
            tell();
            endByState();
            endByClock();
        });
    }

    private void tell() {
        transactions
                .jdbc()
                .sql(TELL)
                .param(MOST)
                .query(String.class)
                .list()
                .forEach(alarm -> LOG.warn("Alarm: {} (GET /api/alarms)", alarm));
    }

    private record ByState(String code, Ending.WhileIn ending) {}

    private void endByState() {
        List<ByState> ends = new ArrayList<>();
        for (AlarmKind kind : kinds) {
            if (kind.ending() instanceof Ending.WhileIn states) {
                ends.add(new ByState(kind.code(), states));
            }
        }
        transactions
                .jdbc()
                .sql(LEFT_STATES)
                .params(
                        text(ends, ByState::code),
                        text(ends, end -> String.join(",", end.ending().states())))
                .update();
    }

    private record ByClock(String code, Ending.WhileClock ending) {}

    private void endByClock() {
        List<ByClock> ends = new ArrayList<>();
        for (AlarmKind kind : kinds) {
            if (kind.ending() instanceof Ending.WhileClock clock) {
                ends.add(new ByClock(kind.code(), clock));
            }
        }
        transactions
                .jdbc()
                .sql(LEFT_CLOCKS)
                .params(
                        text(ends, ByClock::code),
                        text(ends, end -> end.ending().running().code()),
                        text(ends, end -> String.join(",", end.ending().clauses())),
                        text(ends, end -> String.join(",", end.ending().except())))
                .update();
    }
}
