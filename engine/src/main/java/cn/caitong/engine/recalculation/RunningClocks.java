package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.recalculation.MovedClock.Times;
import cn.caitong.engine.schedule.Standstill;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Veil;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks that a calendar can move, read and written as sets; in the caller's transaction. */
final class RunningClocks {
    /** A clock that stands still is reckoned when it goes on, on the calendar of that day. */
    private static final String RUNNING = "state in ('open', 'acted') and due_passed_at is null and not standing";

    private static final String SPAN =
            "select min(basis_date) as first, max(due_at) as last from obligation where " + RUNNING;

    private static final String READ = """
        select id, case_id, flow, name, clause, regime, jurisdiction, partner, basis_date, generation, provisional,
               state = 'open' and warned_at is null and warn_at is not null as warns,
               state = 'open' and acted_on_at is null and act_at is not null as acts,
               warn_at, act_at, due_at
          from obligation where %s and due_at > ?
        """.formatted(RUNNING);

    private static final String READ_EXCUSES = """
        select e.obligation_id, e.from_at, e.to_at
          from excused_interval e join obligation o on o.id = e.obligation_id
         where %s and o.due_at > ? and e.counted and e.to_at > e.from_at
        """.formatted(RUNNING);

    private static final String KEEP_PAST = """
        insert into obligation_past
          (obligation_id, generation, jurisdiction, calendar_version, warn_at, act_at, due_at, replaced_at)
        select id, generation, jurisdiction, calendar_version, warn_at, act_at, due_at, ?
          from obligation where id = any (?::uuid[])
        """;

    private static final String MOVE = """
        update obligation o
           set warn_at = t.warn_at, act_at = t.act_at, due_at = t.due_at, provisional = t.provisional,
               calendar_version = ?, generation = o.generation + 1, changed_at = ?
          from unnest(?::uuid[], ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            as t(id, provisional, warn_at, act_at, due_at)
         where o.id = t.id
        """;

    private static final String KNOWN = """
        select o.id from unnest(?::uuid[], ?::uuid[]) as o (id, case_id) where %s
        """.formatted(Veil.liftedOf("o.case_id"));

    private final JdbcClient jdbc;

    RunningClocks(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /** Nobody changes a clock until the caller's transaction ends; what others have begun is waited for. */
    void lock() {
        jdbc.sql("lock table obligation in share row exclusive mode").update();
    }

    /** Those whose count may have looked at a day that the two calendars see differently. */
    List<RunningClock> touchedBy(WorkingCalendar active, WorkingCalendar proposed) {
        return firstDifference(active, proposed).map(this::dueAfter).orElse(List.of());
    }

    private Optional<LocalDate> firstDifference(WorkingCalendar active, WorkingCalendar proposed) {
        return jdbc.sql(SPAN)
                .query((row, n) -> new Days(row.getObject("first", LocalDate.class), nullable(row, "last")))
                .single()
                .dates()
                .filter(date -> !active.day(date).equals(proposed.day(date)))
                .findFirst();
    }

    /** The days that any running clock can have looked at; none if nothing runs. */
    private record Days(@Nullable LocalDate first, @Nullable Instant last) {
        Stream<LocalDate> dates() {
            return first == null || last == null
                    ? Stream.empty()
                    : first.datesUntil(LegalDay.of(last).plusDays(1));
        }
    }

    private List<RunningClock> dueAfter(LocalDate day) {
        OffsetDateTime start = day.atStartOfDay(LegalDay.ZONE).toOffsetDateTime();
        Map<UUID, List<Standstill>> excuses = new HashMap<>();
        jdbc.sql(READ_EXCUSES).param(start).query(row -> {
            excuses.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(new Standstill(instant(row, "from_at"), instant(row, "to_at")));
        });
        return jdbc.sql(READ)
                .param(start)
                .query((row, n) -> clock(row, excuses))
                .list();
    }

    /** Those of them whose case everybody may know of by now (P13), by their ids. */
    Set<UUID> known(List<MovedClock> moved) {
        return new HashSet<>(jdbc.sql(KNOWN)
                .params(Columns.text(moved, MovedClock::obligation), Columns.text(moved, MovedClock::caseId))
                .query(UUID.class)
                .list());
    }

    void move(List<MovedClock> moved, String version, Instant now) {
        if (moved.isEmpty()) {
            return;
        }
        jdbc.sql(KEEP_PAST)
                .params(now.atOffset(ZoneOffset.UTC), Columns.text(moved, MovedClock::obligation))
                .update();
        jdbc.sql(MOVE)
                .params(
                        version,
                        now.atOffset(ZoneOffset.UTC),
                        Columns.text(moved, MovedClock::obligation),
                        Columns.text(moved, clock -> clock.after().provisional()),
                        Columns.text(moved, clock -> clock.after().warnAt()),
                        Columns.text(moved, clock -> clock.after().actAt()),
                        Columns.text(moved, clock -> clock.after().dueAt()))
                .update();
    }

    private static RunningClock clock(ResultSet row, Map<UUID, List<Standstill>> excuses) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new RunningClock(
                id,
                row.getObject("case_id", UUID.class),
                row.getString("flow"),
                row.getString("name"),
                row.getString("clause"),
                row.getString("regime"),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getObject("basis_date", LocalDate.class),
                row.getInt("generation"),
                row.getBoolean("warns"),
                row.getBoolean("acts"),
                new Times(
                        row.getBoolean("provisional"),
                        nullable(row, "warn_at"),
                        nullable(row, "act_at"),
                        instant(row, "due_at")),
                excuses.getOrDefault(id, List.of()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
