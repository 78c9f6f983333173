package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that was accepted, and what has become of it.
 *
 * @param partner who handed it in, and may ask about it
 * @param receivedAt legal time, UTC
 * @param provable whether its viewer may see its place in the case's evidence: not while that counts what is veiled
 */
public record StoredMessage(
        UUID id,
        String partner,
        String externalId,
        String jurisdiction,
        String flow,
        String type,
        UUID caseId,
        String rawDigest,
        String mapping,
        Bytes receipt,
        Instant receivedAt,
        Progress progress,
        boolean provable) {

    /** How far its event has come. */
    public enum Progress {
        /** Its case takes it next. */
        PENDING,
        /** It came before what must come first. */
        HELD,
        /** A person must look at it. */
        PARKED,
        /** Its case has taken it; what followed is in the case's timeline. */
        DECIDED
    }
}
