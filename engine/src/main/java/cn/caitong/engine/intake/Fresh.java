package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.vault.Sealed;
import java.time.Instant;
import java.util.UUID;

/**
 * A message that is being accepted, with all that is stored of it.
 *
 * @param arrivedAt legal time, never after that of its transaction, UTC
 */
record Fresh(
        UUID messageId,
        Letter letter,
        Instant arrivedAt,
        long evidenceSeq,
        Bytes receipt,
        Bodies.Body body,
        Sealed data) {
    Submission submission() {
        return letter.submission();
    }

    Location location() {
        return submission().location();
    }
}
