package cn.caitong.simulators.city;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Function;

/** Reads what the director wants from JSON; an unknown word is an {@link IllegalArgumentException}. */
final class Orders {
    private Orders() {}

    /** {@code {"fault":"COMMIT_THEN_500","kind":"REFUND","about":ID,"times":1,"delayMillis":0,"size":0}}; all but the first optional. */
    static Misbehaviour misbehaviour(JsonNode order) {
        return misbehaviour(order, Kind::valueOf);
    }

    /** The same at a partner with topics of its own. */
    static Misbehaviour misbehaviour(JsonNode order, Function<String, Topic> topics) {
        var how = Misbehaviour.next(Fault.valueOf(order.path("fault").asText()));
        if (order.has("kind")) {
            how = how.on(topics.apply(order.path("kind").asText()));
        }
        if (order.has("about")) {
            how = how.about(order.path("about").asText());
        }
        if (order.has("delayMillis")) {
            how = how.delay(Duration.ofMillis(order.path("delayMillis").asLong()));
        }
        if (order.has("size")) {
            how = how.size(order.path("size").asInt());
        }
        return how.times(order.path("times").asInt(1));
    }

    /** {@code {"receipt":ID,"end":"RETURNED","after":"PT26H","reason":"NAME_DIFFERS"}}. */
    static Fate fate(JsonNode order) {
        return switch (order.path("end").asText()) {
            case "CREDITED" -> Fate.credited(after(order));
            case "RETURNED" -> Fate.returned(after(order), reason(order));
            case "CREDITED_THEN_RETURNED" ->
                Fate.creditedThenReturned(
                        after(order), Duration.parse(order.path("returnedAfter").asText()), reason(order));
            case "REJECTED" -> Fate.rejected(after(order), reason(order));
            case "STUCK" -> Fate.stuck();
            default -> throw new IllegalArgumentException("no such end: " + order.path("end"));
        };
    }

    /** A text that must be there; what is not is an {@link IllegalArgumentException}. */
    static String text(JsonNode order, String field) {
        if (!order.path(field).isTextual() || order.path(field).asText().isBlank()) {
            throw new IllegalArgumentException("missing: " + field);
        }
        return order.path(field).asText();
    }

    static Duration after(JsonNode order) {
        return Duration.parse(order.path("after").asText("PT0S"));
    }

    private static Reason reason(JsonNode order) {
        return Reason.valueOf(order.path("reason").asText("OTHER"));
    }
}
