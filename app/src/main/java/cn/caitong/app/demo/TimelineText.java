package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Times;
import cn.caitong.engine.calendar.Day;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.routes.contract.ContractFlow;
import cn.caitong.routes.contract.ContractKind;
import cn.caitong.routes.deposit.EventKind;
import cn.caitong.routes.deposit.TenderFlow;
import cn.caitong.routes.payment.ClaimFlow;
import cn.caitong.routes.treasury.PaymentFlow;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A timeline for people: a heading for each day, and below it what happened, with the working day of the term it was. */
final class TimelineText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int CLAUSE_WIDTH = 5;
    private static final String PARENT = "parent.";
    private static final String CHILD = "child.";
    /** What happened in one minute is read case by case, the tender before its deposits. */
    private static final Comparator<TimelineLine> TO_READ = Comparator.comparing(
                    (TimelineLine line) -> line.at().truncatedTo(ChronoUnit.MINUTES))
            .thenComparing(line -> line.flow().equals("deposit"))
            .thenComparing(TimelineLine::subject);

    private final WorkingCalendar calendar;

    TimelineText(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** The lines, by day. What only says that one of our own messages arrived is left out. */
    List<String> of(List<TimelineLine> timeline) {
        if (timeline.isEmpty()) {
            return List.of();
        }
        NavigableMap<LocalDate, List<TimelineLine>> days = timeline.stream()
                .collect(Collectors.groupingBy(line -> Times.day(line.at()), TreeMap::new, Collectors.toList()));
        List<String> text = new ArrayList<>();
        days.firstKey().datesUntil(days.lastKey().plusDays(1)).forEach(day -> {
            text.add(heading(day));
            days.getOrDefault(day, List.of()).stream()
                    .filter(line -> !line.isQuiet())
                    .sorted(TO_READ)
                    .map(this::print)
                    .forEach(text::add);
        });
        return text;
    }

    /** A date, its weekday, and what it is to somebody who counts working days. */
    String heading(LocalDate date) {
        Day day = calendar.day(date);
        return "%s  %s %s  %s %s"
                .formatted(
                        date,
                        date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.SIMPLIFIED_CHINESE),
                        day.kind().english(),
                        day.name());
    }

    /** An article of a law is longer than its column: it stands at the end. */
    private String print(TimelineLine line) {
        boolean fits = line.clause().length() <= CLAUSE_WIDTH;
        String move = line.before().equals(line.state()) ? line.state() : line.before() + " → " + line.state();
        return ("  %s  %-4s %-" + CLAUSE_WIDTH + "s %-27s  %-36s %s  %s%s%s")
                .formatted(
                        TIME.format(Times.local(line.at())),
                        workingDay(line),
                        fits ? line.clause() : "",
                        line.subject(),
                        move,
                        chinese(line),
                        line.detail(),
                        line.opensRefund() ? ", by 至 " + line.due() : "",
                        fits ? "" : "（" + line.clause() + "）");
    }

    /** Which working day of how many: {@code 4/5}. Past the last one it goes on counting. */
    private String workingDay(TimelineLine line) {
        LocalDate basis = line.basis();
        LocalDate due = line.due();
        if (basis == null || due == null) {
            return "";
        }
        LocalDate today = Times.day(line.at());
        int passed = today.isAfter(basis) ? calendar.workingDaysBetween(basis, today) : 0;
        return passed + "/" + calendar.workingDaysBetween(basis, due);
    }

    private static String chinese(TimelineLine line) {
        String event = line.event().startsWith(CHILD) && line.flow().equals(TenderFlow.NAME)
                ? line.event().substring(CHILD.length())
                : line.event();
        Optional<String> known =
                switch (line.flow()) {
                    case ContractFlow.NAME -> ContractKind.of(event).map(ContractKind::chinese);
                    case ClaimFlow.NAME ->
                        cn.caitong.routes.payment.EventKind.of(event).map(cn.caitong.routes.payment.EventKind::chinese);
                    case PaymentFlow.NAME ->
                        cn.caitong.routes.treasury.EventKind.of(event)
                                .map(cn.caitong.routes.treasury.EventKind::chinese);
                    default ->
                        EventKind.of(event)
                                .or(() -> EventKind.of(PARENT + event))
                                .map(EventKind::chinese);
                };
        return known.orElse(event);
    }
}
