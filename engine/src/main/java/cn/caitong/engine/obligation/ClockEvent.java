package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.Event;
import java.util.UUID;

/** What a clock has to say to its case. */
public record ClockEvent(UUID caseId, Event event) {}
