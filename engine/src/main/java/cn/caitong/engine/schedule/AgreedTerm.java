package cn.caitong.engine.schedule;

import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.WorkingDays;
import cn.caitong.engine.policy.ClockRule.Deadline;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clause with a term that the parties agreed on, written behind the row's id: {@code C46/7-working-days}. So whoever counts
 * anew, a calendar that is loaded included, counts what was agreed.
 */
public record AgreedTerm(String row, int days, String unit) {
    private static final Pattern SHAPE = Pattern.compile("([^/]+)/(\\d{1,4})-(working-days|calendar-days)");

    /** As a clause. */
    public String clause() {
        return row + "/" + days + "-" + unit;
    }

    /** The row's id of a clause, with or without an agreed term. */
    static String row(String clause) {
        Matcher agreed = SHAPE.matcher(clause);
        return agreed.matches() ? agreed.group(1) : clause;
    }

    /** The agreed term of a clause, or else the row's own. */
    static DayTerm term(String clause, Deadline row) {
        Matcher agreed = SHAPE.matcher(clause);
        if (!agreed.matches()) {
            return row.term();
        }
        int days = Integer.parseInt(agreed.group(2));
        return agreed.group(3).equals("working-days") ? new WorkingDays(days) : new CalendarDays(days);
    }
}
