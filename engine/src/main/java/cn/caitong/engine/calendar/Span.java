package cn.caitong.engine.calendar;

import java.time.LocalDate;
import java.util.List;

/** A run of dates, both ends included. */
public record Span(LocalDate from, LocalDate to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span ends on or after its first day: " + from + ".." + to);
        }
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    List<LocalDate> dates() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
