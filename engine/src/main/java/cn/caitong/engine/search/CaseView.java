package cn.caitong.engine.search;

import cn.caitong.engine.flow.Location;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that its viewer may see. Times UTC.
 *
 * @param unveiled whether by now whatever is below it may be seen
 * @param sums null where it is about no money, or none has come yet
 */
public record CaseView(
        UUID id,
        Location location,
        String state,
        boolean unveiled,
        @Nullable Sums sums,
        Instant openedAt,
        Instant changedAt) {}
