package cn.caitong.engine.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell a partner. Told in the order decided, within its case; sent once in effect.
 *
 * @param partner the descriptor's id
 * @param type the canonical type, such as {@code deposit.refund-instructed.v1}
 * @param businessId by which the partner knows a repetition; unique for ever within partner and type
 * @param money whether it moves money: such rows obey holds and recovery
 * @param dueAt the legal limit that back-off shrinks towards; null where there is none
 */
public record Outgoing(
        String partner,
        String type,
        String businessId,
        boolean money,
        JsonNode data,
        @Nullable Instant dueAt) {}
