package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import java.time.LocalDate;

/**
 * Money that went to a supplier, or came back, as the daily statement shows it.
 *
 * @param instruction the hub's instruction id
 * @param budget the budget line's code
 * @param day the bank's date, Asia/Shanghai
 */
public record Booking(
        Kind kind,
        String application,
        String payment,
        String instruction,
        String budget,
        Fen amount,
        LocalDate day,
        String trace) {

    /** It went, or it came back. */
    public enum Kind {
        CREDITED,
        RETURNED
    }
}
