package cn.caitong.engine.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a clock's kinds fire, UTC.
 *
 * @param calendar the version of the calendar that counted
 * @param provisional whether a day that nobody has published yet decides any of it
 * @param dueOn the last lawful day, Asia/Shanghai; while that is open, the latest that it can turn out to be
 * @param warnAt null where nobody is warned
 * @param actAt when the hub itself acts, at the earliest date on which the term can turn out to need it; null where the
 *     clause leaves the act to a person
 * @param dueAt the first instant after {@code dueOn}: breach, silence and the refusal of a mark wait for it
 */
public record ClockTimes(
        String calendar,
        boolean provisional,
        LocalDate dueOn,
        @Nullable Instant warnAt,
        @Nullable Instant actAt,
        Instant dueAt) {}
