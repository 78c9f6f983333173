package cn.caitong.engine.reconciliation;

import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.reconciliation.StatementKind.BankWord;
import cn.caitong.engine.reconciliation.StatementKind.News;
import cn.caitong.engine.reconciliation.StatementKind.Words;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Statements of refunds, by their holder, and of payments, which the ledger keeps under an origin of their own. */
final class Kinds {
    static final List<StatementKind> ALL = List.of(
            new StatementKind(
                    "statement",
                    null,
                    Purpose.REFUND,
                    new Words("the centre", "中心", "refund", "退款"),
                    word -> news("refund", word)),
            new StatementKind(
                    "treasury-statement",
                    "payable",
                    Purpose.PAY,
                    new Words("the treasury", "国库", "payment", "支付款项"),
                    word -> news("payment", word)));

    private Kinds() {}

    private static News news(String what, BankWord word) {
        return new News(
                what + (word.isCredit() ? "-credited" : "-returned"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("key", word.key())
                        .put("carrier", word.carrier())
                        .put("instruction", word.instruction())
                        .put("amount", word.amount().toPlainString())
                        .put("on", word.on().toString()));
    }
}
