package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A decision in the making: a rule adds what follows from the event, and nothing is done until the engine does it all. */
final class Draft {
    private final Outcome outcome;
    private final DepositState next;
    private final Reason reason;
    private Deposit deposit;
    private final List<ObligationChange> obligations = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<MoneyMove> money = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();

    Draft(Outcome outcome, DepositState next, Deposit deposit, String code, String clause, String detail) {
        this.outcome = outcome;
        this.next = next;
        this.deposit = deposit;
        this.reason = new Reason(code, clause, detail);
    }

    Draft deposit(Deposit changed) {
        deposit = changed;
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

    /** Only money has a ledger: of a guarantee nothing is owed but its release. */
    Draft move(MoneyMove move) {
        if (deposit.form().isMoney()) {
            money.add(move);
        }
        return this;
    }

    Draft alarm(String code, String detail) {
        alarms.add(new Alarm(code, detail));
        return this;
    }

    Deposit deposit() {
        return deposit;
    }

    DepositState next() {
        return next;
    }

    Outcome outcome() {
        return outcome;
    }

    Reason reason() {
        return reason;
    }

    List<ObligationChange> obligations() {
        return obligations;
    }

    List<Outgoing> outgoing() {
        return outgoing;
    }

    List<MoneyMove> money() {
        return money;
    }

    List<Alarm> alarms() {
        return alarms;
    }

    Decision toDecision(JsonNode data) {
        return new Decision(
                outcome,
                next.code(),
                data,
                List.copyOf(obligations),
                List.copyOf(outgoing),
                List.copyOf(money),
                List.of(),
                List.copyOf(alarms),
                reason);
    }
}
