package cn.caitong.engine.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to read a partner's folder, for a while. A later one has a higher epoch; what is stored under an earlier one is
 * refused by the row.
 *
 * @param readAt legal time from which the folder was last read as a whole, or the demo's clock was moved; null if it never was
 */
public record FileLease(
        String partner,
        String jurisdiction,
        String node,
        long epoch,
        @Nullable Instant readAt) {
    /** When what is found now may have been put there: at once after the last reading of all, which did not find it. */
    Instant earliest(Instant now) {
        return readAt == null || readAt.isAfter(now) ? now : readAt;
    }
}
