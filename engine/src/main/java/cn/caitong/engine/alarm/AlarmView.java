package cn.caitong.engine.alarm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that its viewer may see. Times are legal time, UTC.
 *
 * @param caseId what it is about; null for a partner's own trouble
 * @param partner whose case it is, who is to be told, or whose trouble it is
 * @param detail for people; names no account and no person
 * @param endedAt null while it is open
 * @param acknowledgedBy the person who ended it, with their {@code reason}; null where nobody did
 */
public record AlarmView(
        long id,
        String code,
        String ref,
        @Nullable UUID caseId,
        @Nullable String flow,
        String jurisdiction,
        String partner,
        String detail,
        AlarmKind kind,
        Instant at,
        @Nullable Instant endedAt,
        @Nullable String acknowledgedBy,
        @Nullable String reason) {}
