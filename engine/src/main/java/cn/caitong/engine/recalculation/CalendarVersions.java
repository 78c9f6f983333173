package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calendar that counts. The database says which; a node keeps it in memory and looks again at each sweep. A node that
 * has not looked yet is found out by {@link cn.caitong.engine.obligation.StaleCalendarException}.
 */
public final class CalendarVersions implements Supplier<WorkingCalendar> {
    /** The transaction of {@link #start}. */
    @TransactionName
    public static final String START = "calendar-start";

    private static final Logger LOG = LoggerFactory.getLogger(CalendarVersions.class);

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
        if (!get().version().equals(fromFiles.version())) {
            LOG.warn(
                    "配置目录中的日历 {} 与现行日历 {} 不同；须分两步载入。 / The calendar in the files, {}, is not the active one, {}: it is"
                            + " to be loaded in two steps.",
                    fromFiles.version(),
                    get().version(),
                    fromFiles.version(),
                    get().version());
        }
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

    /** Every calendar that was ever made active, the newest first. */
    public List<LoadedCalendar> loaded() {
        return transactions
                .jdbc()
                .sql("""
                    select version, loaded_at, loaded_by, what_if, active_since
                      from calendar_version order by active_since desc\
                    """)
                .query((row, n) -> new LoadedCalendar(
                        row.getString("version"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant(),
                        row.getString("loaded_by"),
                        row.getString("what_if"),
                        row.getObject("active_since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Makes a calendar the active one, in the caller's transaction; also when the clock has stepped back since the last. */
    void activate(WorkingCalendar calendar, String person, String whatIf) {
        transactions
                .jdbc()
                .sql("""
                    insert into calendar_version (version, content, loaded_at, loaded_by, what_if, active_since)
                    select ?, ?::jsonb, legal_now(), ?, ?,
                           greatest(legal_now(), max(active_since) + interval '1 microsecond')
                      from calendar_version
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
