package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import java.time.Instant;
import java.util.UUID;

/**
 * A case that its viewer may see. Times UTC.
 *
 * @param unveiled whether by now whatever is below it may be seen
 */
public record CaseView(UUID id, CaseFile file, boolean unveiled, Instant openedAt, Instant changedAt) {}
