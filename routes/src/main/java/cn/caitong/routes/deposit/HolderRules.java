package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.DELIVERED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

/** The cells of what the holder says and of how our sendings end (P3). */
final class HolderRules {
    static final Rule TAKEN =
            Rule.rule("taken", Results.ofNewest(Refunds::delivered), "", "acted", "delivered", DELIVERED);
    static final Rule ARRIVED =
            Rule.rule("arrived", Results.ofRefund(Refunds::delivered), "", "acted", "delivered", DELIVERED);
    static final Rule REFUSED_BY_HOLDER = Rule.rule(
            "refused-by-holder",
            Results.ofRefund(Refunds::rejected),
            "task: repair payee data",
            "",
            "rejected",
            REPAIR);
    static final Rule REJECTED_RESULT = Rule.rule(
            "rejected-result", Results.ofNewest(Refunds::rejected), "task: repair payee data", "", "rejected", REPAIR);
    static final Rule CREDIT = Rule.rule(
            "credit",
            Results.ofNewest(Refunds::credited),
            "",
            "discharged on the bank's date; late charge C15",
            "credited",
            REFUNDED);
    static final Rule CREDIT_UNDER_RECALL = Rule.rule(
            "credit-under-recall",
            Results.ofNewest(Refunds::creditedUnderRecall),
            "task: the purchaser recovers it",
            "discharged; to be decided",
            "credited",
            MARKED_AFTER_REFUND);
    static final Rule GIVEN_BACK = Rule.rule(
            "given-back", Results.ofNewest(Refunds::credited), "", "discharged on the holder's date", "", REFUNDED);
    static final Rule GIVEN_BACK_UNDER_RECALL = Rule.rule(
            "given-back-under-recall",
            Results.ofNewest(Refunds::creditedUnderRecall),
            "task: the purchaser recovers it",
            "discharged; to be decided",
            "",
            MARKED_AFTER_REFUND);
    static final Rule CREDIT_OVERTAKEN = Rule.rule(
            "credit-overtaken",
            Results.ofNewest(Results::creditOvertaken),
            "a person looks, unless the bank's return undid it",
            "",
            "");
    static final Rule RETURN = Rule.rule(
            "return",
            Results.ofNewest(Refunds::returned),
            "task: repair payee data; first due date stays",
            "",
            "returned",
            REPAIR);
    static final Rule RETURN_AFTER_CREDIT = Rule.rule(
            "return-after-credit",
            Results.ofNewest(Refunds::returnedAfterCredit),
            "task: repair payee data",
            "opened again, first due date stays",
            "returned",
            REPAIR);
    static final Rule RETURN_UNDER_RECALL = Rule.rule(
            "return-under-recall",
            Results.ofNewest(Recalls::returned),
            "task: forfeit or lift",
            "stand still; to be decided",
            "returned, attempt void",
            MARKED);
    static final Rule RETURN_AFTER_MARK = Rule.rule(
            "return-after-mark",
            Results.ofNewest(Recalls::returned),
            "task: forfeit or lift",
            "opened again, standing still; to be decided",
            "returned, attempt void",
            MARKED);
    static final Rule RECALLED = Rule.rule(
            "recalled",
            Results.ofNewest(Recalls::recalled),
            "task: forfeit or lift",
            "stand still; to be decided",
            "attempt void",
            MARKED);
    static final Rule RECALL_REFUSED = Rule.rule(
            "recall-refused", Results.ofNewest(Recalls::refused), "a refusal alarms; wait for the credit", "", "");
    static final Rule REJECTED_UNDER_RECALL = Rule.rule(
            "rejected-under-recall",
            Results.ofNewest(Recalls::rejected),
            "task: forfeit or lift",
            "stand still; to be decided",
            "attempt void",
            MARKED);
    static final Rule REFUSED_UNDER_RECALL = Rule.rule(
            "refused-under-recall",
            Results.ofRefund(Recalls::rejected),
            "task: forfeit or lift",
            "stand still; to be decided",
            "attempt void",
            MARKED);
    static final Rule KEPT_BACK = Rule.rule(
            "kept-back",
            Results.ofRefund(Recalls::keptBack),
            "task: forfeit or lift",
            "stand still; to be decided",
            "attempt void",
            MARKED);
    static final Rule SEND_RECALL =
            Rule.rule("send-recall", Results.ofRefund(Recalls::send), "recall from the holder", "", "recalling");
    static final Rule UNKNOWN =
            Rule.rule("unknown", Results.ofRefund(Refunds::unknown), "ask the holder for its state (P3)", "", "");
    static final Rule SENT = Rule.rule("sent", Results::sent, "a refusal alarms", "", "");
    static final Rule REPEATED = Rule.rule(
            "repeated", Results.ofNewest(Rule::noted), "a person looks, unless it says what is known", "", "");
    static final Rule UNEXPECTED =
            Rule.rule("unexpected", Results.ofNewest(HolderRules::unexpected), "a person looks", "", "");

    private HolderRules() {}

    private static Draft unexpected(Step step) {
        return step.park("unexpected", "money or a message moved that the hub did not ask for / 发生了平台未要求的资金或报文往来");
    }
}
