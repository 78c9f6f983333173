package cn.caitong.engine.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a count ended. On published days {@code earliest}, {@code due} and {@code latest} are one date. On a provisional
 * count duties act on {@code earliest}; silence, breach and the refusal of a mark wait for {@code latest}.
 *
 * @param due the last day of the term as far as is known, a legal date in Asia/Shanghai
 * @param earliest the first date on which it can turn out to end
 * @param latest the last date on which it can turn out to end
 * @param provisional whether a day that nobody has published yet was looked at
 * @param skipped the days passed over, in the order of the count
 * @param calendar the version of the calendar that counted
 */
public record DueDate(
        LocalDate due,
        LocalDate earliest,
        LocalDate latest,
        boolean provisional,
        List<SkippedDay> skipped,
        String calendar) {
    public DueDate {
        skipped = List.copyOf(skipped);
    }
}
