package cn.caitong.engine.recalculation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock that another calendar moves.
 *
 * @param generation of the times before
 */
public record MovedClock(
        UUID obligation,
        UUID caseId,
        String flow,
        String jurisdiction,
        String name,
        String clause,
        int generation,
        Times before,
        Times after) {

    /** A clock's times, UTC; null for a kind that it does not have. */
    public record Times(
            boolean provisional,
            @Nullable Instant warnAt,
            @Nullable Instant actAt,
            Instant dueAt) {}

    /** Everything the person who commits has seen of it, as one line. */
    String line() {
        return "%s|%d|%s|%s\n".formatted(obligation, generation, before, after);
    }
}
