package cn.caitong.routes.payment;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.routes.casefile.DecisionDraft;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision about a claim in the making. */
final class Draft extends DecisionDraft<Draft> {
    private ClaimState next;
    private @Nullable Claim claim;
    private List<FanOut> told = List.of();

    Draft(Outcome outcome, ClaimState next, @Nullable Claim claim, String code, String clause, String detail) {
        super(outcome, new Reason(code, clause, detail));
        this.next = next;
        this.claim = claim;
    }

    @Override
    protected Draft self() {
        return this;
    }

    Draft claim(Claim changed) {
        claim = changed;
        return this;
    }

    Draft reach(ClaimState state) {
        next = state;
        return this;
    }

    /** Its payments hear that something changed that they read of it. */
    Draft tellPayments(String type) {
        told = List.of(new FanOut(type, JsonNodeFactory.instance.objectNode(), null));
        return this;
    }

    Claim claim() {
        if (claim == null) {
            throw new IllegalStateException("No claim was accepted yet");
        }
        return claim;
    }

    boolean hasClaim() {
        return claim != null;
    }

    ClaimState next() {
        return next;
    }

    Decision toDecision(JsonNode data) {
        return decision(next.code(), data, told);
    }
}
