package cn.caitong.routes.statement;

import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.reconciliation.StatementKind;
import cn.caitong.engine.reconciliation.StatementKind.BankWord;
import cn.caitong.engine.reconciliation.StatementKind.News;
import cn.caitong.engine.reconciliation.StatementKind.Words;
import cn.caitong.routes.payment.ClaimFacts;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What each kind of statement is held against, and how a deposit's and a payment's case hear what only it knows. */
public final class StatementKinds {
    /** The treasury's code for a reason that it does not give; a statement gives none. */
    private static final String NO_REASON = "X99";

    private StatementKinds() {}

    public static List<StatementKind> all() {
        return List.of(deposits(), payments());
    }

    private static StatementKind deposits() {
        return new StatementKind(
                StatementFlow.DEPOSITS,
                null,
                Purpose.REFUND,
                new Words("the centre", "中心", "refund", "退款"),
                StatementKinds::ofARefund);
    }

    private static StatementKind payments() {
        return new StatementKind(
                StatementFlow.TREASURY,
                ClaimFacts.KIND,
                Purpose.PAY,
                new Words("the treasury", "国库", "payment", "支付款项"),
                StatementKinds::ofAPayment);
    }

    private static News ofARefund(BankWord word) {
        return new News(word.isCredit() ? "deposit.refund-credited.v1" : "deposit.refund-returned.v1", line(word));
    }

    /** As the treasury's own news of this line alone; of a credit the statement names no voucher. */
    private static News ofAPayment(BankWord word) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("payment").put("id", word.key()).put("applicationId", word.carrier());
        ObjectNode line = line(word);
        if (word.isCredit()) {
            line.put("result", "credited");
        } else {
            line.putObject("reason").put("code", NO_REASON);
        }
        data.putArray("lines").add(line);
        return new News(word.isCredit() ? "payment.executed.v1" : "payment.returned.v1", data);
    }

    private static ObjectNode line(BankWord word) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("instructionId", word.instruction())
                .put("bankDate", word.on().toString());
        line.putObject("amount").put("amount", word.amount().toPlainString()).put("currency", word.currency());
        if (word.trace() != null) {
            line.put("bankTrace", word.trace());
        }
        return line;
    }
}
