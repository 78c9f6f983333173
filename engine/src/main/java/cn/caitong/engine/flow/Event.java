package cn.caitong.engine.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case.
 *
 * @param type a canonical message's type; {@code parent.<type>} when the parent fanned it out; {@code child.<type>} when a
 *     child raised it; {@code delivery.delivered}, {@code delivery.rejected}, {@code delivery.unknown},
 *     {@code delivery.withdrawn}, {@code delivery.left}; {@code clock.warn}, {@code clock.act}, {@code clock.due}
 * @param data the canonical message's data; of a delivery {@code {outgoing, businessId, type, attempt, code}}; of a clock
 *     {@code {obligation, clause}}
 * @param messageId the message that carried it, which proofs and voids refer to
 * @param partner who said it; the hub's own events carry {@code hub}
 * @param sequence the partner's own order number, where it gives one
 * @param businessTime when it happened, as its source says, UTC
 * @param arrivedAt legal time at which the hub had it, UTC
 */
public record Event(
        Origin origin,
        String type,
        JsonNode data,
        @Nullable UUID messageId,
        String partner,
        @Nullable Long sequence,
        @Nullable Instant businessTime,
        Instant arrivedAt) {

    /** Where an event comes from. */
    public enum Origin {
        MESSAGE,
        PARENT,
        CHILD,
        DELIVERY,
        CLOCK,
        PERSON
    }
}
