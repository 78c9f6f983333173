package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import java.time.Duration;
import java.util.UUID;

/** What a partner is answered. Everything but {@link Busy} is on disk when it is answered. */
public sealed interface Acceptance {
    /** It is the hub's now. */
    record Accepted(UUID messageId, Bytes receipt) implements Acceptance {}

    /** It was the hub's already: the first receipt, byte for byte. */
    record Duplicate(UUID messageId, Bytes receipt) implements Acceptance {}

    /** The id belongs to another content, which stands; this one is kept beside it (409). */
    record Conflict(UUID firstId) implements Acceptance {}

    /** Nothing was kept: too much waits already, of this partner (429) or of all (503). */
    record Busy(Whose whose, Duration retryAfter) implements Acceptance {
        public enum Whose {
            PARTNER,
            HUB
        }
    }
}
