package cn.caitong.routes.treasury;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.payment.PaymentPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event met by one payment in one state: what a rule may look at.
 *
 * @param payment null before anything was accepted of it
 * @param messageId the message that carried the event, if one did
 * @param from the partner that said it; {@code hub} of the hub's own events
 * @param saidAt when it was said, as its message says, UTC: the same whenever it arrives and is decided
 * @param arrivedAt when the hub had the event, UTC
 * @param now legal time of the decision, UTC
 * @param payable what its claim says; null where there is no claim
 * @param free what nothing is reserved for of the confirmed sum; null where it was not asked for, or is unknown
 */
record Step(
        Location location,
        PaymentState state,
        @Nullable Payment payment,
        PaymentEvent event,
        @Nullable UUID messageId,
        String from,
        Instant saidAt,
        Instant arrivedAt,
        Instant now,
        @Nullable Payable payable,
        @Nullable BigDecimal free,
        PaymentPolicy policy) {

    String id() {
        return location.key();
    }

    Payment known() {
        if (payment == null) {
            throw new IllegalStateException("Nothing was accepted of payment " + id());
        }
        return payment;
    }

    /** What its claim says; a case that has begun has one. */
    Payable claim() {
        if (payable == null) {
            throw new IllegalStateException("Payment " + id() + " has no claim");
        }
        return payable;
    }

    LocalDate today() {
        return LegalDay.of(now);
    }

    /** The legal day on which its sender said it. */
    LocalDate saidOn() {
        return LegalDay.of(saidAt);
    }

    /** Whether its sender's clock cannot be right: what is dated by it would lie in the future. */
    boolean isSaidAhead() {
        return saidAt.isAfter(arrivedAt.plus(policy.clockSkew()));
    }

    Draft saidAhead() {
        return refuse(
                "said-ahead",
                "N5.4",
                "its time is ahead of the hub's: put the clock right, and say it anew / 报文时间晚于平台时间：请校正时钟后重新报送");
    }

    Draft to(PaymentState next, String code, String clause, String detail) {
        return new Draft(Outcome.APPLIED, next, payment, code, clause, detail);
    }

    Draft stay(String code, String clause, String detail) {
        return to(state, code, clause, detail);
    }

    Draft refuse(String code, String clause, String detail) {
        return new Draft(Outcome.REFUSED, state, payment, code, clause, detail);
    }

    Draft notEntitled() {
        return refuse(
                "not-entitled",
                "N5.4",
                "this person's office may not do that: payment is the purchaser's act; have its own person do it /"
                        + " 该人员所属单位无权办理：支付由采购单位本单位人员办理");
    }

    Draft park(String code, String detail) {
        return new Draft(Outcome.PARKED, state, payment, code, "P9", detail);
    }

    Draft hold(String detail) {
        return new Draft(Outcome.HELD, state, payment, "waits-for-earlier", "P8", detail);
    }

    Draft noted() {
        return stay("noted", "P8", "it changes nothing here");
    }
}
