package cn.caitong.routes.treasury;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One payment application at the treasury.
 *
 * @param number from 1; each repair makes the next
 * @param stage the furthest step that it is known to have reached
 * @param deliveredOn when the treasury is first known to have it
 * @param refusedAt the step that refused it; then none of its lines was paid
 */
record Application(
        int number,
        PaymentState stage,
        int fiscalYear,
        @Nullable LocalDate deliveredOn,
        @Nullable Voucher voucher,
        @Nullable PaymentState refusedAt) {

    /** The treasury's voucher (支付凭证). */
    record Voucher(String number, LocalDate date) {}

    static Application sent(int number, int fiscalYear) {
        return new Application(number, PaymentState.APPLIED, fiscalYear, null, null, null);
    }

    /** Whether nothing shows that the treasury has it, or ever will not. */
    boolean isOnItsWay() {
        return stage == PaymentState.APPLIED && deliveredOn == null && refusedAt == null;
    }

    Application delivered(LocalDate on) {
        return new Application(number, stage, fiscalYear, on, voucher, refusedAt);
    }

    /** Forwards only: news of an earlier step changes nothing. */
    Application reached(PaymentState step) {
        return new Application(
                number, stage.isBefore(step) ? step : stage, fiscalYear, deliveredOn, voucher, refusedAt);
    }

    Application voucher(Voucher issued) {
        return new Application(number, stage, fiscalYear, deliveredOn, issued, refusedAt);
    }

    Application refused(PaymentState at) {
        return new Application(number, stage, fiscalYear, deliveredOn, voucher, at);
    }

    Application inYear(int year) {
        return new Application(number, stage, year, deliveredOn, voucher, refusedAt);
    }
}
