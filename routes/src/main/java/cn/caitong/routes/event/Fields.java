package cn.caitong.routes.event;

import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of an event, which its schema has checked, and writes the same. What is missing all the same is a fault of the
 * hub's own, and parks the event.
 */
public final class Fields {
    private Fields() {}

    /**
     * A text that must be there.
     *
     * @throws IllegalArgumentException naming the field, if it is missing or no text
     */
    public static String text(JsonNode node, String field) {
        String value = optional(node, field);
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    public static @Nullable String optional(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    /** A time with its offset, as UTC. */
    public static Instant instant(JsonNode node, String field) {
        return OffsetDateTime.parse(text(node, field)).toInstant();
    }

    /** An amount {@code {"amount","currency"}}. */
    public static Money money(JsonNode node) {
        return Money.of(text(node, "amount"), text(node, "currency"));
    }

    /** The same, as messages carry it. */
    public static ObjectNode money(Money money) {
        return JsonNodeFactory.instance.objectNode().put("amount", money.text()).put("currency", money.currency());
    }

    /** The digests of all pieces of evidence, in order; empty where there is none. */
    public static String evidence(JsonNode data) {
        return String.join(" ", data.path("evidence").findValuesAsText("digest"));
    }
}
