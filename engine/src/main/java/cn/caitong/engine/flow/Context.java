package cn.caitong.engine.flow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may know beside its case and its event.
 *
 * @param now legal time, read once in the transaction, UTC
 * @param parent the parent case, locked against change while this is decided; null where there is none yet
 * @param slotOwner the case that owns the slot which the flow named for this event; null where it named none
 * @param free what nothing is reserved for of the item which the flow named for this event, with what was decided earlier in
 *     the same transaction; null where it named none, or there is no such item
 */
public record Context(
        Instant now,
        @Nullable CaseFile parent,
        @Nullable UUID slotOwner,
        @Nullable BigDecimal free) {

    public Context(Instant now, @Nullable CaseFile parent, @Nullable UUID slotOwner) {
        this(now, parent, slotOwner, null);
    }
}
