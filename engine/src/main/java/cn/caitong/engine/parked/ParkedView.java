package cn.caitong.engine.parked;

import cn.caitong.engine.parked.Parked.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parked item as those who run the hub see it.
 *
 * @param id by which it is settled
 * @param kind its code: one that only a newer node knows is shown as well
 * @param caseId null while the case is veiled (P13): they may not know which it is
 * @param detail why, and what is to be done; names no account, person or sum
 * @param at since when, legal time, UTC
 * @param act the number of what one person has said of a delivery, and another must confirm; null where nobody has
 */
public record ParkedView(
        long id,
        String kind,
        String ref,
        String flow,
        @Nullable UUID caseId,
        String jurisdiction,
        String partner,
        String code,
        String detail,
        String owner,
        Instant at,
        @Nullable Long act) {

    /** What it is, if this version knows. */
    public Optional<Kind> known() {
        return Kind.of(kind);
    }
}
