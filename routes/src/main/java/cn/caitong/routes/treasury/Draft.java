package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.routes.casefile.DecisionDraft;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A decision about a payment in the making. */
final class Draft extends DecisionDraft<Draft> {
    private PaymentState next;
    private @Nullable Payment payment;

    Draft(Outcome outcome, PaymentState next, @Nullable Payment payment, String code, String clause, String detail) {
        super(outcome, new Reason(code, clause, detail));
        this.next = next;
        this.payment = payment;
    }

    @Override
    protected Draft self() {
        return this;
    }

    /** The changed payment, which also says where it stands. */
    Draft payment(Payment changed) {
        payment = changed;
        next = changed.standing();
        return this;
    }

    Draft payment(UnaryOperator<Payment> changed) {
        return payment(changed.apply(payment()));
    }

    Payment payment() {
        if (payment == null) {
            throw new IllegalStateException("Nothing was accepted of this payment yet");
        }
        return payment;
    }

    boolean hasPayment() {
        return payment != null;
    }

    PaymentState next() {
        return next;
    }

    Decision toDecision(JsonNode data) {
        return decision(next.code(), data, List.of());
    }
}
