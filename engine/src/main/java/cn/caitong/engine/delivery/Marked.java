package cn.caitong.engine.delivery;

import cn.caitong.engine.crypto.Bytes;
import java.util.UUID;

/**
 * An attempt that is on disk and may touch the wire once.
 *
 * @param about the business id that it is about: its own, or, of an inquiry, that of what is asked after
 * @param wire the exact bytes, the same at every attempt
 * @param mapping the digest of the dialect that made them
 * @param isTry whether it tries, alone, to reach a partner that was away
 * @param deadline ticker's nanoseconds; once they have passed nothing may be sent, and the end is {@link End.NotSent}
 */
public record Marked(
        UUID outgoing,
        int attempt,
        long epoch,
        String partner,
        String type,
        String businessId,
        String about,
        Bytes wire,
        String mapping,
        boolean isTry,
        long deadline) {

    /** Whether the wire may still be touched. Asked directly before it is: a node may have been paused since the mark. */
    public boolean mayStart(long nanos) {
        return nanos - deadline < 0;
    }

    /** The same, read as a message of another type. */
    public Marked as(String otherType) {
        return new Marked(
                outgoing, attempt, epoch, partner, otherType, businessId, about, wire, mapping, isTry, deadline);
    }

    /** The same, as if what it asks about were told by it. */
    public Marked asTold() {
        return new Marked(outgoing, attempt, epoch, partner, type, about, about, wire, mapping, isTry, deadline);
    }

    public Ended ended(End end) {
        return new Ended(outgoing, attempt, epoch, end);
    }
}
