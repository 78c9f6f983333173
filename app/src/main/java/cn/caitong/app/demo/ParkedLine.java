package cn.caitong.app.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was left to a person.
 *
 * @param about the case, as people know it
 * @param code why
 * @param settled when it ended; null if it never did
 * @param how {@code agreed} by itself, or {@code person}, or {@code open}
 */
record ParkedLine(
        String about,
        String code,
        LocalDate parked,
        @Nullable LocalDate settled,
        String how) {
    static final String AGREED = "agreed";
    static final String PERSON = "person";
    static final String OPEN = "open";

    ParkedLine settled(LocalDate on, String by) {
        return new ParkedLine(about, code, parked, on, by);
    }

    /** One line for people. */
    String text() {
        return "%s %s, %s".formatted(code, parked, settled == null ? how : how + " " + settled);
    }
}
