package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.store.Transactions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The calendar that counts. The database says which; a node keeps it in memory and looks again at each sweep. A node that
 * has not looked yet is found out by {@link cn.caitong.engine.obligation.StaleCalendarException}.
 */
public final class CalendarVersions implements Supplier<WorkingCalendar> {
    /** The transaction of {@link #start}. */
    public static final String START = "calendar-start";

    private final Transactions transactions;
    private volatile Optional<WorkingCalendar> current = Optional.empty();

    public CalendarVersions(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The calendar at start, in its own transaction: the active one; on a new database, the one from the files. Files that
     * differ later change nothing by themselves: they are loaded in two steps, as {@link Recalculation}.
     */
    public WorkingCalendar start(WorkingCalendar fromFiles) {
        transactions.run(START, () -> {
            transactions
                    .jdbc()
                    .sql("select pg_advisory_xact_lock(hashtext('calendar-start'))")
                    .query()
                    .listOfRows();
            if (activeVersion().isEmpty()) {
                activate(fromFiles, "start", "");
            }
        });
        refresh();
        return get();
    }

    /** The calendar as this node last saw it. */
    @Override
    public WorkingCalendar get() {
        return current.orElseThrow(() -> new IllegalStateException("No calendar has been started with"));
    }

    /** Looks whether another calendar has become active. */
    public void refresh() {
        Optional<String> known = current.map(WorkingCalendar::version);
        Optional<String> active = activeVersion();
        if (active.isPresent() && !active.equals(known)) {
            current = Optional.of(read(active.get()));
        }
    }

    /** Makes a calendar the active one, in the caller's transaction. */
    void activate(WorkingCalendar calendar, String person, String whatIf) {
        transactions
                .jdbc()
                .sql("""
                    insert into calendar_version (version, content, loaded_at, loaded_by, what_if, active_since)
                    values (?, ?::jsonb, legal_now(), ?, ?, legal_now())
                    on conflict (version) do update set active_since = excluded.active_since\
                    """)
                .params(calendar.version(), CalendarContent.write(calendar), person, whatIf)
                .update();
    }

    private Optional<String> activeVersion() {
        return transactions
                .jdbc()
                .sql("select active_calendar()")
                .query(String.class)
                .optional();
    }

    private WorkingCalendar read(String version) {
        String content = transactions
                .jdbc()
                .sql("select content::text from calendar_version where version = ?")
                .param(version)
                .query(String.class)
                .single();
        return CalendarContent.read(version, content);
    }
}
