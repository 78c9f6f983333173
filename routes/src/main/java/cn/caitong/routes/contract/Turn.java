package cn.caitong.routes.contract;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.routes.casefile.DecisionDraft;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision about a contract in the making. */
final class Turn extends DecisionDraft<Turn> {
    private final ContractState next;
    private final @Nullable ContractFacts facts;

    Turn(
            Outcome outcome,
            ContractState next,
            @Nullable ContractFacts facts,
            String code,
            String clause,
            String detail) {
        super(outcome, new Reason(code, clause, detail));
        this.next = next;
        this.facts = facts;
    }

    @Override
    protected Turn self() {
        return this;
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
        boolean tells = isApplied() && event.origin() == Event.Origin.MESSAGE;
        return decision(
                next.code(),
                data,
                tells ? List.of(new FanOut(event.type(), JsonNodeFactory.instance.objectNode(), null)) : List.of());
    }
}
