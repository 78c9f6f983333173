package cn.caitong.simulators.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One movement on the centre's bank account, as the daily statement shows it.
 *
 * @param refundId the hub's instruction id; absent for a receipt
 * @param day the bank's date, Asia/Shanghai
 */
public record Booking(Kind kind, String receiptId, @Nullable String refundId, Fen amount, LocalDate day, String trace) {

    /** Money came in, went out, or came back. */
    public enum Kind {
        RECEIVED(1),
        REFUNDED(-1),
        RETURNED(1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }
    }

    /** Its effect on the balance, in fen. */
    long effect() {
        return kind.sign * amount.fen();
    }
}
