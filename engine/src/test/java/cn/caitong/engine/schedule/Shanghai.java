package cn.caitong.engine.schedule;

import cn.caitong.engine.calendar.Term.WorkingDays;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Local times of tests, and the timing that most of them use. */
final class Shanghai {
    static final LocalTime OPENING = LocalTime.of(9, 0);
    /** Warned two working days before the last, acted one before, over at midnight. */
    static final Timing REFUND = new Timing(OPENING, Optional.empty(), Optional.of(2), Optional.of(1));

    static final WorkingDays FIVE_WORKING_DAYS = new WorkingDays(5);

    private Shanghai() {}

    static Instant at(String localDateTime) {
        return LocalDateTime.parse(localDateTime).toInstant(ZoneOffset.ofHours(8));
    }
}
