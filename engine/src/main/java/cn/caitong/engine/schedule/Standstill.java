package cn.caitong.engine.schedule;

import cn.caitong.engine.calendar.LegalDay;
import java.time.Instant;
import java.time.LocalDate;

/** A time for which a clock stood still, with an excuse that has ended: from its first instant to the first one after it. */
public record Standstill(Instant from, Instant to) {
    public Standstill {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a standstill ends after it began: " + from + " to " + to);
        }
    }

    /** The first legal day that it touches. */
    LocalDate firstDay() {
        return LegalDay.of(from);
    }

    /** The last legal day that it touches. */
    LocalDate lastDay() {
        return LegalDay.of(to.minusNanos(1));
    }
}
