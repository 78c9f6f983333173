package cn.caitong.mappings.dialect;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.message.CanonicalMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a body came, beside the body.
 *
 * @param channel the last part of the path it came by
 * @param headers by name; case makes no difference
 * @param partner who is authenticated: the sender is never taken from the body
 * @param jurisdiction the partner's district
 * @param open the channels that the partner may use, where the body shows which it is: then {@code channel} is empty
 */
public record Arrival(
        String channel, Map<String, String> headers, String partner, DistrictId jurisdiction, Set<String> open) {
    /** By the path of one channel. */
    public Arrival(String channel, Map<String, String> headers, String partner, DistrictId jurisdiction) {
        this(channel, headers, partner, jurisdiction, Set.of(channel));
    }

    /** By the one address of all these channels. */
    public static Arrival atOneAddress(Set<String> open, String partner, DistrictId jurisdiction) {
        return new Arrival("", Map.of(), partner, jurisdiction, open);
    }

    public Arrival {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (one, other) -> one));
    }

    /**
     * The envelope of what it says. A partner of the whole city says itself which district it speaks in; whether it may is asked
     * of every message.
     */
    ObjectNode envelope(JsonNode said) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("specversion", "1.0");
        if (said instanceof ObjectNode fields) {
            envelope.setAll(fields);
        }
        if (!envelope.has("jurisdiction")) {
            envelope.put("jurisdiction", jurisdiction.value());
        }
        return envelope.put("source", CanonicalMessage.sourceOf(partner));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
