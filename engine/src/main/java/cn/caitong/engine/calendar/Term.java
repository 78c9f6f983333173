package cn.caitong.engine.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The length of a statutory term. Only day terms need a calendar; hours run on and years end on the same date (民法典 202). */
public sealed interface Term {
    /** The longest term that is counted in days, ten years: more is a slip of the pen. */
    int MOST_DAYS = 3660;

    /** A term counted in days; the day of the event is not counted (民法典 201). */
    sealed interface DayTerm extends Term {
        int days();
    }

    /** Working days (工作日): weekends and holidays are passed over, make-up days count. */
    record WorkingDays(int days) implements DayTerm {
        public WorkingDays {
            positive(days, MOST_DAYS);
        }
    }

    /** The end of the day of the event itself, whatever day that is: it never rolls. */
    record SameDay() implements DayTerm {
        @Override
        public int days() {
            return 0;
        }
    }

    /** Calendar days (日): a deadline that ends on a non-working day rolls to the next working day (民法典 203). */
    record CalendarDays(int days) implements DayTerm {
        public CalendarDays {
            positive(days, MOST_DAYS);
        }
    }

    /** Hours, which run through nights, weekends and holidays. */
    record Hours(int hours) implements Term {
        public Hours {
            positive(hours, MOST_DAYS * 24);
        }

        /** The instant at which the hours have run out. */
        public Instant after(Instant event) {
            return event.plus(Duration.ofHours(hours));
        }
    }

    /** Years, for retention: they end on the corresponding date, or on the month's last if there is none. */
    record Years(int years) implements Term {
        public Years {
            positive(years, 100);
        }

        public LocalDate after(LocalDate event) {
            return event.plusYears(years);
        }
    }

    private static void positive(int length, int most) {
        if (length < 1 || length > most) {
            throw new IllegalArgumentException("a term runs from 1 to %d, not %d".formatted(most, length));
        }
    }
}
