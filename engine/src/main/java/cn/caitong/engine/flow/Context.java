package cn.caitong.engine.flow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may know beside its case and its event.
 *
 * @param now legal time, read once in the transaction, UTC
 * @param parent the parent case, locked against change while this is decided; null where there is none yet
 * @param slotOwner the case that owns the slot which the flow named for this event; null where it named none
 */
public record Context(
        Instant now, @Nullable CaseFile parent, @Nullable UUID slotOwner) {}
