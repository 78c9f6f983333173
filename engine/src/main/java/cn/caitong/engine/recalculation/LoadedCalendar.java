package cn.caitong.engine.recalculation;

import java.time.Instant;

/**
 * A calendar that counts, or did.
 *
 * @param loadedBy the person; {@code start} for the one that a new database began with
 * @param whatIf the digest of the list that this person had seen; empty at a start
 * @param activeSince UTC; the calendar with the latest is the one that counts
 */
public record LoadedCalendar(String version, Instant loadedAt, String loadedBy, String whatIf, Instant activeSince) {}
