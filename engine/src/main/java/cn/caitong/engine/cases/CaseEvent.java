package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Event;
import java.util.UUID;

/** An event of a case that exists. */
public record CaseEvent(UUID caseId, Event event) {}
