package cn.caitong.routes.contract;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.deposit.TenderOutline;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event met by one contract in one state: what a rule may look at.
 *
 * @param known null before it is drafted
 * @param now legal time of the decision, UTC
 * @param slotOwner the contract that was first to be signed for this supplier's lot, where the event asks for it
 * @param free what is left of each item that the event asks about
 */
record Step(
        Location location,
        ContractState state,
        @Nullable ContractFacts known,
        Event event,
        Instant now,
        Optional<TenderOutline> tender,
        @Nullable UUID slotOwner,
        Map<String, BigDecimal> free,
        PartyKeys parties,
        ContractPolicy policy) {

    ContractFacts facts() {
        if (known == null) {
            throw new IllegalStateException("The contract is not drafted yet");
        }
        return known;
    }

    JsonNode data() {
        return event.data();
    }

    LocalDate today() {
        return LegalDay.of(now);
    }

    /** Whether it is of a day that is not reached yet; the sender's clock may be ahead of the hub's a little. */
    boolean isAhead(Instant at) {
        return LegalDay.of(at).isAfter(LegalDay.of(now.plus(policy.clockSkew())));
    }

    UUID caseId() {
        return location.caseId();
    }

    boolean isAnothers() {
        return slotOwner != null && !slotOwner.equals(caseId());
    }

    Turn to(ContractState next, ContractFacts facts, String code, String clause, String detail) {
        return new Turn(Outcome.APPLIED, next, facts, code, clause, detail);
    }

    /** The state stays, the facts change. */
    Turn keep(ContractFacts facts, String code, String clause, String detail) {
        return to(state, facts, code, clause, detail);
    }

    Turn note(String detail) {
        return new Turn(Outcome.APPLIED, state, known, "noted", "P8", detail);
    }

    Turn refuse(String code, String clause, String detail) {
        return new Turn(Outcome.REFUSED, state, known, code, clause, detail);
    }

    Turn park(String code, String detail) {
        return new Turn(Outcome.PARKED, state, known, code, "P9", detail);
    }

    Turn hold(String detail) {
        return new Turn(Outcome.HELD, state, known, "waits-for-earlier", "P8", detail);
    }
}
