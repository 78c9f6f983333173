package cn.caitong.engine.files;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that was taken.
 *
 * @param takenAt legal time, UTC
 */
record KnownFile(UUID id, String name, String digest, String jurisdiction, Instant takenAt) {}
