package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event met by one deposit in one state: what a rule may look at.
 *
 * @param arrivedAt when the hub had the event: what is in time is judged by it, UTC
 * @param now legal time of the decision, UTC
 * @param tender null until the tender is registered
 * @param slotOwner the deposit that was first for this bid, where the event asks for it
 */
record Step(
        UUID caseId,
        DepositState state,
        Deposit deposit,
        DepositEvent event,
        Instant arrivedAt,
        Instant now,
        @Nullable TenderFacts tender,
        @Nullable UUID slotOwner,
        DepositPolicy policy) {

    /** The same event met by the deposit as it has become. */
    Step with(Deposit changed) {
        return new Step(caseId, state, changed, event, arrivedAt, now, tender, slotOwner, policy);
    }

    /** Whether the roll-out has reached this tender. */
    boolean refundsByItself() {
        return facts().refundsByItself(today(), policy.rollout());
    }

    /** Whether the place that the event asks for is another's. */
    boolean isBehindAnother() {
        return slotOwner != null && !slotOwner.equals(caseId);
    }

    LocalDate today() {
        return LegalDay.of(now);
    }

    Draft to(DepositState next, String code, String clause, String detail) {
        return new Draft(Outcome.APPLIED, next, deposit, code, clause, detail);
    }

    Draft stay(String code, String clause, String detail) {
        return to(state, code, clause, detail);
    }

    Draft refuse(String code, String clause, String detail) {
        return new Draft(Outcome.REFUSED, state, deposit, code, clause, detail);
    }

    Draft notEntitled() {
        return refuse("not-entitled", "N4.3", "this person's office may not do that");
    }

    Draft park(String code, String detail) {
        return new Draft(Outcome.PARKED, state, deposit, code, "P9", detail);
    }

    Draft hold(String detail) {
        return new Draft(Outcome.HELD, state, deposit, "waits-for-earlier", "P8", detail);
    }

    TenderFacts facts() {
        if (tender == null) {
            throw new IllegalStateException("The tender of " + deposit.item() + " is not registered");
        }
        return tender;
    }

    DepositEvent.RefundResult result() {
        return (DepositEvent.RefundResult) event;
    }

    DepositEvent.Sent sent() {
        return (DepositEvent.Sent) event;
    }

    DepositEvent.ClockFired fired() {
        return (DepositEvent.ClockFired) event;
    }
}
