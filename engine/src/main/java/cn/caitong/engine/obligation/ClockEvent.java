package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clock has to say to its case.
 *
 * @param parentId of the case, which its flow reads; null where it has none
 */
public record ClockEvent(UUID caseId, @Nullable UUID parentId, Event event) {}
