package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.Event;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock whose next kind has come.
 *
 * @param generation of the times that were read; others make the claim stale
 */
record DueClock(
        UUID id,
        UUID caseId,
        String flow,
        String name,
        String clause,
        String jurisdiction,
        String partner,
        int generation,
        ClockKind kind,
        Instant at) {

    ClockEvent event(@Nullable UUID parentId, Instant now) {
        return new ClockEvent(
                caseId,
                parentId,
                new Event(
                        Event.Origin.CLOCK,
                        kind.eventType(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("obligation", name)
                                .put("clause", clause)
                                .put("kind", kind.code()),
                        null,
                        "hub",
                        null,
                        at,
                        now));
    }
}
