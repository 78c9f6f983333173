package cn.caitong.engine.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One thing that happened to a case, about to become evidence.
 *
 * @param jurisdiction the district whose people may see it
 * @param kind what happened, such as {@code message.accepted}; lower-case letters, digits, dots and hyphens
 * @param at legal time, UTC; kept to the microsecond
 * @param payload what is to be proven. No account number and no person in clear: their keyed hashes, or sealed fields
 */
public record EvidenceEntry(UUID caseId, String jurisdiction, String kind, Instant at, JsonNode payload) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,80}");

    public EvidenceEntry {
        requireName("jurisdiction", jurisdiction);
        requireName("kind", kind);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Names need no escape in the bytes that are hashed, so that there is one way to write each. */
    private static void requireName(String field, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(("存证的 %1$s 只能含字母、数字、点和连字符，最长 80 字符：%2$s / Evidence takes a %1$s of"
                            + " letters, digits, dots and hyphens, at most 80 long, not %2$s")
                    .formatted(field, name));
        }
    }
}
