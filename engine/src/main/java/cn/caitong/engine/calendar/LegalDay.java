package cn.caitong.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** The legal day: where an instant belongs and when a last day is over. The one place that knows the zone. */
public final class LegalDay {
    /** The zone of every legal date. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private LegalDay() {}

    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** An instant as people here read it: with the zone's own offset. */
    public static OffsetDateTime local(Instant instant) {
        return instant.atZone(ZONE).toOffsetDateTime();
    }

    /**
     * The first instant after the term: the closing time where policy sets one, else the midnight that ends the day
     * (民法典 203). Whatever happens strictly before it is in time.
     */
    public static Instant endOf(LocalDate lastDay, Optional<LocalTime> closing) {
        return closing.map(lastDay::atTime)
                .orElseGet(() -> lastDay.plusDays(1).atStartOfDay())
                .atZone(ZONE)
                .toInstant();
    }
}
