package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.vault.Sealed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for its case.
 *
 * @param id its row in the inbox; null when it comes from elsewhere and was never there
 * @param held whether it was tried before and came too early
 * @param location as the event has it; a case that exists has its own
 * @param event without its data when {@code data} has it
 * @param data the event's data; null when the event has it already
 */
record Waiting(
        @Nullable Long id,
        boolean held,
        Location location,
        Event event,
        @Nullable Sealed data) {

    /** When it happened, as far as anybody says. */
    Instant time() {
        Instant businessTime = event.businessTime();
        return businessTime == null ? event.arrivedAt() : businessTime;
    }

    /** The inbox numbers in the order of arrival; what was never there came last. */
    long arrival() {
        return id == null ? Long.MAX_VALUE : id;
    }
}
