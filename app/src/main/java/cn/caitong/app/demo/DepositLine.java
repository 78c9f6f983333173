package cn.caitong.app.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table that the demo ends with: what became of one deposit. Dates and times Asia/Shanghai, money in yuan.
 *
 * @param deposit holder and receipt id, {@code 500103:YZ20260202000101}
 * @param received the date of the bank that took the money
 * @param clause of the clock that was due first; null if none ran
 * @param due its last day
 * @param amount as the hub's ledger counts it: zero for a guarantee
 * @param lateCharge C15; zero where nothing was late
 */
record DepositLine(
        String deposit,
        LocalDate received,
        BigDecimal amount,
        @Nullable String clause,
        @Nullable LocalDate due,
        List<Refund> refunds,
        BigDecimal lateCharge,
        Beside beside,
        String state) {
    DepositLine {
        refunds = List.copyOf(refunds);
    }

    /** A guarantee is given back, and counted by no ledger. */
    boolean isGuarantee() {
        return amount.signum() == 0;
    }

    /** What goes back as money. */
    BigDecimal toRefund() {
        return amount.subtract(beside.forfeited()).subtract(beside.converted());
    }

    /**
     * What becomes of a deposit beside its refund; zero where nothing does.
     *
     * @param bankInterest for works, as the hub reckons it
     * @param paidOver the day on which what was forfeited reached the treasury
     * @param converted what became the performance deposit
     */
    record Beside(
            BigDecimal bankInterest,
            BigDecimal forfeited,
            @Nullable LocalDate paidOver,
            BigDecimal converted) {
        private static final BigDecimal ZERO = new BigDecimal("0.00");
        static final Beside NOTHING = new Beside(ZERO, ZERO, null, ZERO);
    }

    /**
     * One attempt to refund it, or to give it back.
     *
     * @param issued when the hub decided to instruct the holder
     * @param why the decision's own word, such as {@code refunded-without-application}
     * @param delivered the day on which the holder took the instruction
     * @param credited the bank's date; of a guarantee the day on which it was given back
     * @param returned the date on which the bank sent it back
     */
    record Refund(
            LocalDateTime issued,
            String why,
            @Nullable LocalDate delivered,
            @Nullable LocalDate credited,
            @Nullable LocalDate returned) {}
}
