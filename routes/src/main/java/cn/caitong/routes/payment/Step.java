package cn.caitong.routes.payment;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.silence.Heard;
import cn.caitong.routes.casefile.Excuse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event met by one claim in one state: what a rule may look at.
 *
 * @param claim null before the first was accepted
 * @param messageId the message that carried the event, if one did
 * @param arrivedAt when the hub had the event: what is in time is judged by it, UTC
 * @param now legal time of the decision, UTC
 * @param terms of the contract that the event, or the claim, is about; null while that is not known
 * @param heard what was found when a window ended; null of every other event
 * @param sums what nothing is reserved for of each confirmed sum; empty where it was not asked for
 * @param free what can still be claimed of the milestone that is asked for; null where it was not asked for, or is unknown
 */
record Step(
        UUID caseId,
        ClaimState state,
        @Nullable Claim claim,
        ClaimEvent event,
        @Nullable UUID messageId,
        Instant arrivedAt,
        Instant now,
        @Nullable Terms terms,
        @Nullable BigDecimal free,
        Map<String, BigDecimal> sums,
        @Nullable Heard heard,
        PaymentPolicy policy) {

    /** What nothing is reserved for of a confirmed sum: none where nothing was confirmed. */
    BigDecimal free(String item) {
        return sums.getOrDefault(item, BigDecimal.ZERO).setScale(2);
    }

    /** The claim that stands, or stood. */
    Claim known() {
        if (claim == null) {
            throw new IllegalStateException("No claim was accepted in case " + caseId);
        }
        return claim;
    }

    LocalDate today() {
        return LegalDay.of(now);
    }

    ClockTimes reckon(String clause, String regime, LocalDate basis, List<Excuse> excuses) {
        return policy.times().reckon(clause, regime, basis, excuses);
    }

    Draft to(ClaimState next, String code, String clause, String detail) {
        return new Draft(Outcome.APPLIED, next, claim, code, clause, detail);
    }

    Draft stay(String code, String clause, String detail) {
        return to(state, code, clause, detail);
    }

    Draft refuse(String code, String clause, String detail) {
        return new Draft(Outcome.REFUSED, state, claim, code, clause, detail);
    }

    Draft notEntitled() {
        return refuse("not-entitled", "N5.3", "this person's office may not do that");
    }

    Draft park(String code, String detail) {
        return new Draft(Outcome.PARKED, state, claim, code, "P9", detail);
    }

    Draft hold(String detail) {
        return new Draft(Outcome.HELD, state, claim, "waits-for-earlier", "P8", detail);
    }
}
