package cn.caitong.engine.flow;

import cn.caitong.engine.silence.Heard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
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
 * @param sums the same of each item that it named, where there is one
 * @param silence what was found when the flow asked whether anybody had spoken; null where it did not ask
 */
public record Context(
        Instant now,
        @Nullable CaseFile parent,
        @Nullable UUID slotOwner,
        @Nullable BigDecimal free,
        Map<String, BigDecimal> sums,
        @Nullable Heard silence) {
    public Context {
        sums = Map.copyOf(sums);
    }

    /** Of an event for which the flow named one item at most. */
    public Context(
            Instant now,
            @Nullable CaseFile parent,
            @Nullable UUID slotOwner,
            @Nullable BigDecimal free,
            @Nullable Heard silence) {
        this(now, parent, slotOwner, free, Map.of(), silence);
    }

    /** Of an event for which the flow did not listen. */
    public Context(Instant now, @Nullable CaseFile parent, @Nullable UUID slotOwner, @Nullable BigDecimal free) {
        this(now, parent, slotOwner, free, Map.of(), null);
    }

    public Context(Instant now, @Nullable CaseFile parent, @Nullable UUID slotOwner) {
        this(now, parent, slotOwner, null, Map.of(), null);
    }

    /** What nothing is reserved for of an item that the flow named for this event; null where there is no such item. */
    public @Nullable BigDecimal free(String item) {
        return sums.get(item);
    }
}
