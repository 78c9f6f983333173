package cn.caitong.routes.payment;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision in the making: a rule adds what follows from the event, and nothing is done until the engine does it all. */
final class Draft {
    private final Outcome outcome;
    private final Reason reason;
    private ClaimState next;
    private @Nullable Claim claim;
    private final List<ObligationChange> obligations = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<MoneyMove> money = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();

    Draft(Outcome outcome, ClaimState next, @Nullable Claim claim, String code, String clause, String detail) {
        this.outcome = outcome;
        this.next = next;
        this.claim = claim;
        this.reason = new Reason(code, clause, detail);
    }

    Draft claim(Claim changed) {
        claim = changed;
        return this;
    }

    Draft reach(ClaimState state) {
        next = state;
        return this;
    }

    Draft clock(ObligationChange change) {
        obligations.add(change);
        return this;
    }

    Draft send(Outgoing message) {
        outgoing.add(message);
        return this;
    }

    Draft move(MoneyMove move) {
        money.add(move);
        return this;
    }

    Draft alarm(String code, String detail) {
        alarms.add(new Alarm(code, detail));
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

    Outcome outcome() {
        return outcome;
    }

    Reason reason() {
        return reason;
    }

    List<ObligationChange> obligations() {
        return List.copyOf(obligations);
    }

    List<Outgoing> outgoing() {
        return List.copyOf(outgoing);
    }

    List<MoneyMove> money() {
        return List.copyOf(money);
    }

    List<Alarm> alarms() {
        return List.copyOf(alarms);
    }
}
