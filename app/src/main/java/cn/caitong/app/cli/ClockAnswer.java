package cn.caitong.app.cli;

import cn.caitong.engine.calendar.Day;
import cn.caitong.engine.calendar.DayKind;
import cn.caitong.engine.calendar.DueDate;
import cn.caitong.engine.calendar.SkippedDay;
import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.SameDay;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** One answer in words, for a person who has to defend the date. */
record ClockAnswer(ClockQuestion question, DueDate counted) {
    void print(PrintWriter out) {
        out.printf("due          %s%n", named(counted.due()));
        out.printf("start        %s (not counted · 当日不计入)%n", named(question.start()));
        out.printf("term         %s%n", inWords(question.term()));
        String label = "skipped";
        for (SkippedDay skipped : counted.skipped()) {
            out.printf("%-12s %s  %s%n", label, named(skipped.date()), why(skipped.day()));
            label = "";
        }
        if (counted.skipped().isEmpty()) {
            out.println("skipped      none · 无");
        }
        out.printf("calendar     %s%n", counted.calendar());
        out.printf("provisional  %s%n", counted.provisional() ? bounds() : "no · 否");
    }

    private String bounds() {
        return "yes, from %s to %s, until the year's holidays are published · 是，最早 %s、最迟 %s，待当年放假安排公布后确定"
                .formatted(counted.earliest(), counted.latest(), counted.earliest(), counted.latest());
    }

    private static String inWords(DayTerm term) {
        return switch (term) {
            case WorkingDays days -> "%d working days · %d 个工作日".formatted(days.days(), days.days());
            case SameDay today -> "the same day · 当日";
            case CalendarDays days -> "%d calendar days · %d 日".formatted(days.days(), days.days());
        };
    }

    private static String why(Day day) {
        String kind = day.kind().english() + " · " + day.kind().chinese();
        return day.kind() == DayKind.HOLIDAY ? kind + " " + day.name() : kind;
    }

    private static String named(LocalDate date) {
        return "%s %s %s"
                .formatted(
                        date,
                        date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                        date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE));
    }
}
