package cn.caitong.routes.contract;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision in the making: a rule adds what follows from the event, and nothing is done until the engine does it all. */
final class Turn {
    private final Outcome outcome;
    private final ContractState next;
    private final @Nullable ContractFacts facts;
    private final Reason reason;
    private final List<ObligationChange> clocks = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<MoneyMove> money = new ArrayList<>();
    private final List<Raise> raised = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();

    Turn(
            Outcome outcome,
            ContractState next,
            @Nullable ContractFacts facts,
            String code,
            String clause,
            String detail) {
        this.outcome = outcome;
        this.next = next;
        this.facts = facts;
        this.reason = new Reason(code, clause, detail);
    }

    Turn clock(ObligationChange change) {
        clocks.add(change);
        return this;
    }

    Turn send(Outgoing message) {
        outgoing.add(message);
        return this;
    }

    Turn move(MoneyMove move) {
        money.add(move);
        return this;
    }

    /** Tells the tender. */
    Turn raise(Raise event) {
        raised.add(event);
        return this;
    }

    Turn alarm(String code, String detail) {
        alarms.add(new Alarm(code, detail));
        return this;
    }

    boolean isApplied() {
        return outcome == Outcome.APPLIED;
    }

    /** Whether it makes the contract a signed one; before, it had no milestone in the ledger. */
    boolean isSignedNow() {
        return isApplied() && next == ContractState.SIGNED;
    }

    @Nullable
    ContractFacts facts() {
        return facts;
    }

    /** What was applied is told to the contract's claims: one that came before its contract waits for it (P8). */
    Decision toDecision(JsonNode data, Event event) {
        return new Decision(
                outcome,
                next.code(),
                data,
                List.copyOf(clocks),
                List.copyOf(outgoing),
                List.copyOf(money),
                isApplied() && event.origin() == Event.Origin.MESSAGE
                        ? List.of(new FanOut(event.type(), JsonNodeFactory.instance.objectNode(), null))
                        : List.of(),
                List.copyOf(raised),
                List.copyOf(alarms),
                reason);
    }
}
