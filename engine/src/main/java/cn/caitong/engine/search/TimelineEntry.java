package cn.caitong.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;

/**
 * One thing that happened to a case, as its evidence has it; without its number there, whose gaps would show that something
 * is not shown.
 *
 * @param at legal time, UTC
 * @param kind such as {@code message.accepted} or {@code event.applied}
 * @param payload null as JSON when it was erased
 */
public record TimelineEntry(Instant at, String kind, JsonNode payload) {
    private static final String CONFLICT = "message.conflict";

    /** The event's or message's type; empty where it is about neither. */
    public String type() {
        return payload.path("event").asText(payload.path("type").asText());
    }

    /** Whether it is about a message or an event of one of these types; so may be a conflict of which nothing says what it is about. */
    boolean tellsOf(Set<String> types) {
        boolean isUntold = kind.equals(CONFLICT) && type().isEmpty();
        return isUntold
                || types.contains(type())
                || types.contains(payload.path("firstType").asText());
    }

    /** Whether it says that one id came with two contents, and one of them of one of these types. */
    boolean isConflictOver(Set<String> types) {
        return kind.equals(CONFLICT) && tellsOf(types);
    }

    /** Who said it; empty where nobody did. */
    public String partner() {
        return payload.path("partner").asText();
    }
}
