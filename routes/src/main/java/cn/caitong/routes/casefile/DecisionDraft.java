package cn.caitong.routes.casefile;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision in the making: a rule adds what follows from the event, and nothing is done until the engine does it all. Each flow
 * adds what it keeps of its case.
 *
 * @param <D> the flow's own draft
 */
public abstract class DecisionDraft<D extends DecisionDraft<D>> {
    private final Outcome outcome;
    private final Reason reason;
    private final List<ObligationChange> obligations = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<MoneyMove> money = new ArrayList<>();
    private final List<Raise> raised = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Matter> matters = new ArrayList<>();

    protected DecisionDraft(Outcome outcome, Reason reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    /** This, as what it is. */
    protected abstract D self();

    public D clock(ObligationChange change) {
        obligations.add(change);
        return self();
    }

    public D send(Outgoing message) {
        outgoing.add(message);
        return self();
    }

    public D move(MoneyMove move) {
        money.add(move);
        return self();
    }

    /** Tells the case above. */
    public D raise(Raise event) {
        raised.add(event);
        return self();
    }

    public D alarm(String code, String detail) {
        alarms.add(new Alarm(code, detail));
        return self();
    }

    /** Asks a person, or knows the answer. */
    public D ask(Matter matter) {
        matters.add(matter);
        return self();
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean isApplied() {
        return outcome == Outcome.APPLIED;
    }

    public Reason reason() {
        return reason;
    }

    public List<ObligationChange> obligations() {
        return List.copyOf(obligations);
    }

    public List<Outgoing> outgoing() {
        return List.copyOf(outgoing);
    }

    public List<MoneyMove> money() {
        return List.copyOf(money);
    }

    public List<Raise> raised() {
        return List.copyOf(raised);
    }

    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    public List<Matter> matters() {
        return List.copyOf(matters);
    }

    /** The decision, for a case that is left in this state with this data. */
    protected Decision decision(String state, JsonNode data, List<FanOut> fanOuts) {
        return new Decision(
                outcome,
                state,
                data,
                obligations(),
                outgoing(),
                money(),
                fanOuts,
                raised(),
                alarms(),
                matters(),
                reason);
    }
}
