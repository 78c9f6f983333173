package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The receipt of an invoice is confirmed, of all of it or of a part; nothing else is (N5.3).
 *
 * @param of empty: what was not disputed when the window ended; else the objection whose part it is
 * @param how by the purchaser itself, or because nobody objected in time
 * @param on the day from which the terms of payment are counted: of a silence the last day of the window
 */
record Confirmation(String of, Money amount, How how, LocalDate on, Instant at) {
    static final String UNDISPUTED = "";

    Confirmation reducedTo(Money less) {
        return new Confirmation(of, less, how, on, at);
    }

    /** Stored: added to, never renamed. */
    enum How {
        PURCHASER,
        SILENCE
    }
}
