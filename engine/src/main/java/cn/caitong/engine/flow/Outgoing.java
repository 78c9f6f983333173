package cn.caitong.engine.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change to what partners are told. Partner, type and business id name one telling for ever. */
public sealed interface Outgoing {
    /** The partner descriptor's id. */
    String partner();

    /** The canonical type, such as {@code deposit.refund-instructed.v1}. */
    String type();

    /** By which the partner knows a repetition. */
    String businessId();

    /**
     * Something to tell a partner. Told in the order decided, within its case; sent once in effect.
     *
     * @param money whether it moves money: such rows obey holds and recovery
     * @param dueAt the legal limit that back-off shrinks towards, UTC; null where there is none
     */
    record Tell(
            String partner,
            String type,
            String businessId,
            boolean money,
            JsonNode data,
            @Nullable Instant dueAt) implements Outgoing {}

    /**
     * Is no longer to be told, if it has not left. Which of the two it was cannot be known while deciding, so that it comes
     * back as an event: {@code delivery.withdrawn} when it never left and never will, {@code delivery.left} when it has, may
     * have, or was never there.
     *
     * @param keepsBack whether what may have left, should it prove not to have arrived, is not sent again until it is let go
     */
    record Withdraw(String partner, String type, String businessId, boolean keepsBack) implements Outgoing {
        /** What may have left goes on. */
        public Withdraw(String partner, String type, String businessId) {
            this(partner, type, businessId, false);
        }
    }

    /** What was kept back may be sent again, if it proves not to have arrived. Without effect on everything else. */
    record LetGo(String partner, String type, String businessId) implements Outgoing {}

    /**
     * The partner's own news shows what became of it, whatever its answer was or will be: it has it, or has refused it. What is
     * unknown ends by that, once; nothing of it is sent any more. Without effect on what has ended already, and on what another
     * partner was told.
     *
     * @param partner who said it, as the event names it
     * @param messageId the message that shows it; null where there is none
     */
    record Shown(
            String partner,
            String type,
            String businessId,
            boolean refused,
            @Nullable UUID messageId) implements Outgoing {}
}
