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
        String state) {
    DepositLine {
        refunds = List.copyOf(refunds);
    }

    /**
     * One attempt to refund it.
     *
     * @param issued when the hub decided to instruct the holder
     * @param why the decision's own word, such as {@code refunded-without-application}
     * @param delivered the day on which the holder took the instruction
     * @param credited the bank's date
     * @param returned the date on which the bank sent it back
     */
    record Refund(
            LocalDateTime issued,
            String why,
            @Nullable LocalDate delivered,
            @Nullable LocalDate credited,
            @Nullable LocalDate returned) {}
}
