package cn.caitong.app.api;

import cn.caitong.engine.search.Search;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what requests ask for, strictly: a filter that is not understood would show more than was asked. */
final class Asked {
    static final int LIMIT = 50;
    static final int MOST = 200;

    private static final int LONGEST = 200;
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Asked() {}

    static @Nullable String optional(String field, @Nullable String text) {
        return text == null ? text : text(field, text);
    }

    static String text(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Rule.TEXT.brokenBy(field);
        }
        return text;
    }

    /** What a request must say. */
    static String required(String field, HttpServletRequest request) {
        @Nullable String text = request.getParameter(field);
        if (text == null) {
            throw Rule.TEXT.missing(field);
        }
        return text(field, text);
    }

    /** Refuses whatever is none of these, or is there twice. */
    static void nothingBut(Set<String> known, HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
            if (values.length > 1) {
                throw Rule.ONCE.brokenBy(name);
            }
        });
    }

    static RefusedException unknown(String name, Set<String> known) {
        String names = known.isEmpty() ? "–" : String.join(", ", new TreeSet<>(known));
        return new RefusedException(ErrorCode.PARAMETER_UNKNOWN, name, names);
    }

    /** One of the codes that there are; nothing asked is nothing. */
    static @Nullable String code(String field, @Nullable String code, Set<String> known, Rule rule) {
        if (code != null && !known.contains(code)) {
            throw rule.brokenBy(field);
        }
        return code;
    }

    static @Nullable Instant time(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            throw Rule.TIME.brokenBy(field);
        }
        return time;
    }

    static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return LIMIT;
        }
        if (limit < 1 || limit > MOST) {
            throw Rule.LIMIT.brokenBy("limit");
        }
        return limit;
    }

    /** A page's end, as {@link #cursor(Search.Page)} wrote it. */
    static Search.@Nullable Page after(@Nullable String cursor) {
        try {
            return cursor == null ? null : page(cursor);
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException unreadable) {
            throw Rule.CURSOR.brokenBy("after");
        }
    }

    private static Search.Page page(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", 2);
        Instant at = Instant.parse(parts[0]);
        return new Search.Page(at.isBefore(FIRST) || at.isAfter(LAST) ? FIRST : at, UUID.fromString(parts[1]));
    }

    static String cursor(Search.Page end) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((end.at() + "/" + end.id()).getBytes(StandardCharsets.UTF_8));
    }
}
