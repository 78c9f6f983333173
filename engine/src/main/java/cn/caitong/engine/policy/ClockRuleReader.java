package cn.caitong.engine.policy;

import cn.caitong.engine.calendar.Term;
import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.Hours;
import cn.caitong.engine.calendar.Term.SameDay;
import cn.caitong.engine.calendar.Term.WorkingDays;
import cn.caitong.engine.calendar.Term.Years;
import cn.caitong.engine.settings.SettingsNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a row's kind and the keys that only this kind has; a key of another kind is refused with it. */
final class ClockRuleReader {
    private ClockRuleReader() {}

    static ClockRule rule(SettingsNode row, Set<String> forEveryKind) {
        String kind = row.text("kind");
        Set<String> keys = new HashSet<>(forEveryKind);
        keys.addAll(keysOf(row, kind));
        row.allow(keys);
        return switch (kind) {
            case "deadline" -> new ClockRule.Deadline(days(row));
            case "minimum" -> new ClockRule.Minimum(days(row));
            case "backward" -> new ClockRule.Backward(days(row));
            case "hours" -> new ClockRule.Running(new Hours(length(row, "hours", Term.MOST_DAYS * 24)));
            case "retention" -> new ClockRule.Retention(new Years(length(row, "years", 100)));
            case "limit" -> new ClockRule.Limit(row.decimal("percent"), row.text("of"));
            case "basis" -> new ClockRule.Basis(cases(row));
            case "date" -> new ClockRule.Fixed(row.date("on"));
            default -> new ClockRule.Charge();
        };
    }

    private static Set<String> keysOf(SettingsNode row, String kind) {
        return switch (kind) {
            case "deadline", "minimum", "backward", "hours", "retention" -> Set.of("length", "unit");
            case "limit" -> Set.of("percent", "of");
            case "basis" -> Set.of("cases");
            case "date" -> Set.of("on");
            case "charge" -> Set.of();
            default ->
                throw row.refuse(
                        "kind",
                        "must be deadline, minimum, backward, hours, retention, limit, basis, date or charge; correct"
                                + " it",
                        "未知的时限种类；请更正");
        };
    }

    private static DayTerm days(SettingsNode row) {
        if (row.text("unit").equals("same-day")) {
            row.integer("length", 0, 0);
            return new SameDay();
        }
        int length = row.integer("length", 1, Term.MOST_DAYS);
        return switch (row.text("unit")) {
            case "working-days" -> new WorkingDays(length);
            case "calendar-days" -> new CalendarDays(length);
            default ->
                throw row.refuse(
                        "unit",
                        "must be working-days, calendar-days or same-day; correct it",
                        "须为 working-days（工作日）、calendar-days（日）或 same-day（当日）；请更正");
        };
    }

    private static int length(SettingsNode row, String unit, int most) {
        if (!row.text("unit").equals(unit)) {
            throw row.refuse("unit", "must be " + unit + " for this kind; correct it", "该种类的单位须为 " + unit + "；请更正");
        }
        return row.integer("length", 1, most);
    }

    private static List<String> cases(SettingsNode row) {
        List<String> cases = row.texts("cases");
        if (cases.isEmpty()) {
            throw row.refuse("cases", "must name each case; add them", "须列出各种情形；请补充");
        }
        return cases;
    }
}
