package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One objection (异议, N5.3).
 *
 * @param part what of the claim it disputes; null: all that is not confirmed yet. Once it is upheld, what it released, less what red
 *     invoices have named it for since
 * @param arrivedAt when the hub had it, UTC
 * @param from since when it counts: it is complete, with evidence; null until then
 * @param evidence by digest; empty until there is any
 * @param to when it ended; null while it stands
 * @param window the remaining days of a part, after its objection ended without effect; null where none run
 */
record Objection(
        String id,
        String ground,
        @Nullable Money part,
        String raisedBy,
        Instant arrivedAt,
        @Nullable Instant from,
        String evidence,
        Standing standing,
        @Nullable Instant to,
        @Nullable Window window) {

    /** What has become of it. Stored: added to, never renamed. */
    enum Standing {
        /** Without evidence: it stops nothing. */
        INCOMPLETE,
        /** It counts. */
        STANDING,
        WITHDRAWN,
        DISMISSED,
        UPHELD,
        /** Red invoices took back all that it disputes. */
        REMEDIED,
        /** The claim ended, or receipt was confirmed, before it was complete. */
        LAPSED
    }

    boolean stands() {
        return standing == Standing.STANDING;
    }

    boolean stopsAll() {
        return stands() && part == null;
    }

    /** It counted and came to nothing: its ground cannot be raised again. */
    boolean failed() {
        return from != null && (standing == Standing.WITHDRAWN || standing == Standing.DISMISSED);
    }

    /** Whether it counts, or waits for its evidence. */
    boolean isOpen() {
        return stands() || standing == Standing.INCOMPLETE;
    }

    /** The time for which it kept its part's window standing. */
    List<Excuse> standstill() {
        return from == null ? List.of() : List.of(new Excuse(from, to, "objection", evidence));
    }

    Objection completed(Instant at, String digests) {
        return new Objection(id, ground, part, raisedBy, arrivedAt, at, digests, Standing.STANDING, null, null);
    }

    Objection ended(Standing how, Instant at) {
        return new Objection(id, ground, part, raisedBy, arrivedAt, from, evidence, how, at, null);
    }

    Objection running(@Nullable Window remaining) {
        return new Objection(id, ground, part, raisedBy, arrivedAt, from, evidence, standing, to, remaining);
    }

    Objection disputing(@Nullable Money less) {
        return new Objection(id, ground, less, raisedBy, arrivedAt, from, evidence, standing, to, window);
    }
}
