package cn.caitong.engine.calendar;

import cn.caitong.engine.calendar.Term.DayTerm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An immutable set of years with one version, which counts statutory terms. All dates are legal dates in Asia/Shanghai;
 * the day of the event is never counted (民法典 201). Years without a file answer from the bounds given for unpublished
 * years, and everything that looks at them is provisional. Safe for any number of threads; each count only reads.
 */
public final class WorkingCalendar {
    private final String version;
    private final List<CalendarYear> years;
    private final CalendarYear bounds;
    private final Map<Integer, DayTable> tables = new HashMap<>();
    private final DayTable unpublished = DayTable.blank(false);

    /**
     * @param years at most one per year
     * @param unpublished bounds for all other years; of its dates only month and day matter
     */
    public WorkingCalendar(Collection<CalendarYear> years, CalendarYear unpublished) {
        this.years = years.stream()
                .sorted(Comparator.comparingInt(CalendarYear::year))
                .toList();
        this.bounds = unpublished;
        this.version = versionOf(this.years, unpublished);
        apply(unpublished, date -> this.unpublished);
        for (CalendarYear year : this.years) {
            if (tables.put(year.year(), DayTable.blank(!year.provisional())) != null) {
                throw new IllegalArgumentException("two calendars for " + year.year());
            }
        }
        // in order, since a year's New Year may rearrange the December before
        this.years.forEach(year -> apply(year, this::tableOf));
    }

    /** Span of published years and a digest of the content, such as {@code 2024-2026.sha256-1f0c6b0a9d3e}. */
    public String version() {
        return version;
    }

    /** The years that have a file, in order. */
    public List<CalendarYear> years() {
        return years;
    }

    /** The bounds for all other years. */
    public CalendarYear bounds() {
        return bounds;
    }

    /** The same with this year in the place of what it says of it now. */
    public WorkingCalendar with(CalendarYear year) {
        Stream<CalendarYear> others = years.stream().filter(each -> each.year() != year.year());
        return new WorkingCalendar(Stream.concat(others, Stream.of(year)).toList(), bounds);
    }

    public Day day(LocalDate date) {
        DayTable table = tables.get(date.getYear());
        return (table == null ? unpublished : table).at(date);
    }

    /** Whether it is a working day, or expected to be one. */
    public boolean isWorkingDay(LocalDate date) {
        return day(date).isWorking();
    }

    /**
     * The last day on which something can still be done in time. Calendar days that end on a non-working day, an ordinary
     * weekend included, roll to the next working day (民法典 203, 87号令 85); a make-up day does not roll.
     */
    public DueDate deadline(LocalDate event, DayTerm term) {
        return new Count(this, event, term, Direction.DEADLINE).dueDate();
    }

    /** The first day on which something may lawfully be done: never rolled, for waiting longer is always allowed. */
    public DueDate minimum(LocalDate event, DayTerm term) {
        return new Count(this, event, term, Direction.MINIMUM).dueDate();
    }

    /** The last day that still leaves the whole term before the event: counted back, never rolled. */
    public DueDate backward(LocalDate event, DayTerm term) {
        return new Count(this, event, term, Direction.BACKWARD).dueDate();
    }

    /** How many working days lie after {@code from}, up to and with {@code to}. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    private DayTable tableOf(LocalDate date) {
        return tables.computeIfAbsent(date.getYear(), year -> unpublished.copy());
    }

    private static void apply(CalendarYear year, Function<LocalDate, DayTable> tableOf) {
        year.holidays().forEach(holiday -> {
            dates(holiday.mayMakeUp()).forEach(date -> tableOf.apply(date).mayBeWorked(date));
            dates(holiday.mayBeOff()).forEach(date -> tableOf.apply(date).mayBeOff(date));
        });
        for (Holiday holiday : year.holidays()) {
            Day off = Day.of(DayKind.HOLIDAY, holiday.name(), !year.provisional());
            dates(holiday.off()).forEach(date -> tableOf.apply(date).set(date, off));
        }
        Day worked = Day.plain(DayKind.MAKE_UP_DAY, !year.provisional());
        year.workingWeekends().forEach(date -> tableOf.apply(date).set(date, worked));
    }

    private static Stream<LocalDate> dates(List<Span> spans) {
        return spans.stream().flatMap(span -> span.dates().stream());
    }

    private static String versionOf(List<CalendarYear> years, CalendarYear unpublished) {
        StringBuilder facts = new StringBuilder();
        years.forEach(year -> facts.append(year.facts()));
        facts.append(unpublished.facts());
        IntSummaryStatistics published = years.stream()
                .filter(year -> !year.provisional())
                .mapToInt(CalendarYear::year)
                .summaryStatistics();
        String span = published.getCount() == 0 ? "none" : published.getMin() + "-" + published.getMax();
        return span + ".sha256-" + digest(facts.toString()).substring(0, 12);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
