package cn.caitong.engine.delivery;

import java.util.UUID;

/** The end of a marked attempt. Attempt and epoch are the fence: both must still be the row's. */
public record Ended(UUID outgoing, int attempt, long epoch, End end) {}
