package cn.caitong.mappings.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An instant as messages write it: RFC 3339 with seconds and an offset, upper-case letters, no leap second
 * ({@code 2026-01-28T10:14:55.5+08:00}). Read by place, since each message holds a handful of them.
 */
public final class InstantText {
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MOST_DECIMALS = 9;

    private InstantText() {}

    /** The instant, or nothing where the text is of another shape or no such time exists. */
    public static Optional<Instant> read(String text) {
        int offset = afterDecimals(text);
        if (!isOffset(text, offset) || !hasShape(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(local(text, offset).toInstant(offset(text, offset)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static boolean hasShape(String text) {
        for (int at = 0; at < SHAPE.length(); at++) {
            char wanted = SHAPE.charAt(at);
            if (wanted == '0' ? !isDigit(text, at) : text.charAt(at) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Where the offset begins; -1 where a point has no decimals behind it, or too many. */
    private static int afterDecimals(String text) {
        int from = SHAPE.length();
        if (text.length() <= from || text.charAt(from) != '.') {
            return text.length() <= from ? -1 : from;
        }
        int end = from + 1;
        while (isDigit(text, end)) {
            end++;
        }
        int decimals = end - from - 1;
        return decimals < 1 || decimals > MOST_DECIMALS ? -1 : end;
    }

    private static boolean isOffset(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        if (text.charAt(at) == 'Z') {
            return text.length() == at + 1;
        }
        return text.length() == at + 6
                && (text.charAt(at) == '+' || text.charAt(at) == '-')
                && isDigit(text, at + 1)
                && isDigit(text, at + 2)
                && text.charAt(at + 3) == ':'
                && isDigit(text, at + 4)
                && isDigit(text, at + 5);
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static LocalDateTime local(String text, int end) {
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                nanos(text, end));
    }

    private static int nanos(String text, int end) {
        int decimals = end - SHAPE.length() - 1;
        int nanos = decimals < 0 ? 0 : number(text, SHAPE.length() + 1, end);
        for (int place = Math.max(0, decimals); place < MOST_DECIMALS; place++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static ZoneOffset offset(String text, int at) {
        if (text.charAt(at) == 'Z') {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(at) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, at + 1, at + 3), sign * number(text, at + 4, at + 6));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
