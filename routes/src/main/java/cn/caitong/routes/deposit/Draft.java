package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.routes.casefile.DecisionDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A decision about a deposit in the making. */
final class Draft extends DecisionDraft<Draft> {
    private final DepositState next;
    private final Set<Outgoing> unsaid = new HashSet<>();
    private Deposit deposit;

    Draft(Outcome outcome, DepositState next, Deposit deposit, String code, String clause, String detail) {
        super(outcome, new Reason(code, clause, detail));
        this.next = next;
        this.deposit = deposit;
    }

    @Override
    protected Draft self() {
        return this;
    }

    Draft deposit(Deposit changed) {
        deposit = changed;
        return this;
    }

    /** Only money has a ledger: of a guarantee nothing is owed but its release. */
    @Override
    public Draft move(MoneyMove move) {
        return deposit.form().isMoney() ? super.move(move) : this;
    }

    /** What may not be said yet is not sent. */
    Draft withhold(Outgoing message) {
        unsaid.add(message);
        return this;
    }

    @Override
    public List<Outgoing> outgoing() {
        return super.outgoing().stream()
                .filter(message -> !unsaid.contains(message))
                .toList();
    }

    Deposit deposit() {
        return deposit;
    }

    DepositState next() {
        return next;
    }

    Decision toDecision(JsonNode data) {
        return decision(next.code(), data, List.of());
    }
}
