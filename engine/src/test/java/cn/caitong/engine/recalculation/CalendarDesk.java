package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.CalendarYear;
import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.Holiday;
import cn.caitong.engine.calendar.Span;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.obligation.ClockEvent;
import cn.caitong.engine.obligation.ClockEvents;
import cn.caitong.engine.obligation.Obligations;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.schedule.FiringPolicy;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Where a person loads calendars while losers' refunds (C12b) run. */
final class CalendarDesk implements ClockEvents {
    private static final Path POLICIES = Path.of("..", "config", "policies");
    static final ClockSchedule SCHEDULE = new ClockSchedule(
            ClockTable.load(POLICIES.resolve("clocks.yaml")), FiringPolicy.load(POLICIES.resolve("firing.yaml")));

    final TestDatabase database;
    final Transactions transactions;
    final LegalTime time;
    final CalendarVersions versions;
    final Recalculation recalculation;
    final Obligations obligations;
    final List<ClockEvent> left = new ArrayList<>();

    CalendarDesk(TestDatabase database) {
        this.database = database;
        this.transactions = database.transactions();
        this.time = new LegalTime(transactions);
        this.versions = new CalendarVersions(transactions);
        this.obligations = new Obligations(transactions);
        this.recalculation =
                new Recalculation(transactions, time, SCHEDULE, versions, new EvidenceLog(transactions), this);
    }

    /** A hub that starts at this local time, with the calendar as shipped. */
    CalendarDesk startAt(String localTime) {
        database.empty();
        setClock(localTime);
        new MonthPartitions(transactions).ensure();
        versions.start(Calendars.SHIPPED);
        return this;
    }

    void setClock(String localTime) {
        Instant target = LocalDateTime.parse(localTime).toInstant(ZoneOffset.ofHours(8));
        database.stepClock(Duration.between(Clock.systemUTC().instant(), target));
    }

    /** A refund whose award notice was published on that day, as its flow would open it. */
    void open(String name, LocalDate published) {
        open(name, published, versions.get());
    }

    void open(String name, LocalDate published, WorkingCalendar calendar) {
        ClockTimes times = SCHEDULE.times(calendar, "C12b", "order-87", "500103", published, List.of());
        apply(
                name,
                new ObligationChange.Open(
                        name,
                        "C12b",
                        "order-87",
                        "agency",
                        "supplier",
                        "award.notice-published.v1",
                        "portal",
                        published,
                        times.calendar(),
                        times.provisional(),
                        times.warnAt(),
                        times.actAt(),
                        times.dueAt()));
    }

    /** Its case becomes a deposit under a tender that is opened at this local time. */
    void veil(String name, String opening) {
        transactions
                .jdbc()
                .sql("""
                    with parent as (
                      insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, unveils_at,
                                             opened_at, changed_at)
                      values (gen_random_uuid(), 'tender', ?, 'open', '{}', 1, 1, '500103', 'hub', ?, legal_now(), legal_now())
                      returning id
                    )
                    insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                                           veiled, opened_at, changed_at)
                    select ?, 'deposit', ?, id, 'held', '{}', 1, 1, '500103', '500103', true, legal_now(), legal_now() from parent
                    """)
                .params(
                        name,
                        LocalDateTime.parse(opening).atOffset(ZoneOffset.ofHours(8)),
                        location(name).caseId(),
                        name)
                .update();
    }

    void apply(String name, ObligationChange change) {
        Location location = location(name);
        transactions.run("test", () -> obligations.apply(List.of(new Changed<>(location, time.now(), change))));
    }

    private static Location location(String name) {
        return new Location("deposit", name, null, "500103", "500103", "T-1", "1", null);
    }

    /** The shipped calendar, if the State Council gave these days off as well. */
    static WorkingCalendar withDaysOff(LocalDate from, LocalDate to) {
        List<CalendarYear> years = Calendars.SHIPPED.years().stream()
                .map(year -> year.year() == from.getYear() ? withDaysOff(year, new Span(from, to)) : year)
                .toList();
        return new WorkingCalendar(years, Calendars.SHIPPED.bounds());
    }

    private static CalendarYear withDaysOff(CalendarYear year, Span span) {
        List<Holiday> holidays = new ArrayList<>(year.holidays());
        holidays.add(new Holiday("临时放假", List.of(span), List.of(), List.of()));
        return new CalendarYear(year.year(), year.source(), year.provisional(), holidays, year.workingWeekends());
    }

    List<String> strings(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }

    @Override
    public void apply(String flow, List<ClockEvent> events) {
        throw new AssertionError("nothing fires here");
    }

    @Override
    public void leave(List<ClockEvent> events) {
        left.addAll(events);
    }
}
