package cn.caitong.simulators.sftp;

import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import org.jspecify.annotations.Nullable;

/** What a result's row says of an id; each dialect has its own words for it. */
sealed interface Standing {
    /** Never booked. */
    record NotFound() implements Standing {}

    /** A refund that was booked, where it stands; {@code asTaken} where its being taken is answered. */
    record Known(Refund refund, RefundState state) implements Standing {}

    /** An id that was recalled before it came. */
    record Voided() implements Standing {}

    /** A recall that was taken. */
    record RecallTaken() implements Standing {}

    /** Not taken: nothing was booked. */
    record Refused(Why why, @Nullable Reason reason) implements Standing {}

    /** Something else was booked under this id. */
    record Conflict() implements Standing {}

    /** Why nothing was booked. */
    enum Why {
        BAD_FIELD,
        NO_SUCH_RECEIPT,
        ABOVE_RECEIPT,
        VOID
    }
}
