package cn.caitong.engine.delivery;

import cn.caitong.engine.vault.Sealed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that may be sent now, locked by the transaction that marks it.
 *
 * @param letGo whether two persons have let this very money go after a hold: it counts against no limit
 * @param about the business id of what an inquiry asks after; else its own
 * @param isTry whether its partner was seen away, and it is to try alone
 * @param body the canonical data before the first attempt, the wire's bytes from then on; null when it is lost
 * @param mapping the dialect that made the stored bytes, {@code digest} theirs; null before the first attempt
 */
record Claim(
        UUID id,
        UUID caseId,
        String flow,
        String jurisdiction,
        String partner,
        String type,
        boolean money,
        boolean letGo,
        String businessId,
        String about,
        int attempt,
        long epoch,
        boolean isTry,
        @Nullable Sealed body,
        @Nullable String mapping,
        @Nullable String digest) {

    boolean isFirst() {
        return attempt == 0;
    }

    /** Money that nobody has looked at yet, told for the first time. */
    boolean isLimited() {
        return money && isFirst() && !letGo;
    }
}
