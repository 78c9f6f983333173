package cn.caitong.app.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of the table as tests want them: one deposit refunded on the make-up Saturday, or what a test makes of it. */
final class Lines {
    static final LocalDate SATURDAY = LocalDate.parse("2026-02-14");
    static final String DEPOSIT = "500103:YZ1";

    private Lines() {}

    static DepositLine refunded() {
        return with(refund(SATURDAY.atTime(9, 0), SATURDAY, SATURDAY, null));
    }

    static DepositLine with(DepositLine.Refund... refunds) {
        return line(DEPOSIT, "18000.00", "0.00", "refunded", refunds);
    }

    static DepositLine line(
            String deposit, String amount, String lateCharge, String state, DepositLine.Refund... refunds) {
        return new DepositLine(
                deposit,
                LocalDate.parse("2026-02-03"),
                new BigDecimal(amount),
                "C12",
                LocalDate.parse("2026-02-24"),
                List.of(refunds),
                new BigDecimal(lateCharge),
                DepositLine.Beside.NOTHING,
                state);
    }

    /** The same with something beside the refund. */
    static DepositLine with(DepositLine line, DepositLine.Beside beside) {
        return new DepositLine(
                line.deposit(),
                line.received(),
                line.amount(),
                line.clause(),
                line.due(),
                line.refunds(),
                line.lateCharge(),
                beside,
                line.state());
    }

    static DepositLine.Beside forfeited(String sum, @Nullable String paidOver) {
        BigDecimal nothing = new BigDecimal("0.00");
        return new DepositLine.Beside(
                nothing, new BigDecimal(sum), paidOver == null ? null : LocalDate.parse(paidOver), nothing);
    }

    static DepositLine.Refund refund(
            LocalDateTime issued,
            @Nullable LocalDate delivered,
            @Nullable LocalDate credited,
            @Nullable LocalDate returned) {
        return new DepositLine.Refund(issued, "refunded-without-application", delivered, credited, returned);
    }
}
