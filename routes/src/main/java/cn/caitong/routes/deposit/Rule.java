package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.DELIVERED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.RECALLING;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import java.util.List;
import java.util.function.Function;

/**
 * What a cell of the deposit table does: the rule's body, and what the table says of it: duty, clock, money, and the states it
 * may lead to (none listed: the state stays).
 */
record Rule(
        String code, Function<Step, Draft> body, String duty, String clock, String money, List<DepositState> leadsTo) {
    static final Rule ACCEPT = rule(
            "accept",
            Receipts::accept,
            "show the supplier its state (N4.1)",
            "those already started",
            "received",
            HELD,
            DUE,
            INSTRUCTED);
    static final Rule SAME_RECEIPT = rule("same-receipt", Receipts::repeated, "a person looks", "", "");
    static final Rule OPEN_WINDOW =
            rule("open-window", Receipts::openWindow, "task: mark or release", "start", "", DUE);
    static final Rule ADD_CLOCK = rule("add-clock", Receipts::addClock, "", "start beside the others", "");
    static final Rule ADD_STOPPED_CLOCK =
            rule("add-stopped-clock", Receipts::addStoppedClock, "", "start, standing still", "");
    static final Rule RELEASE = rule(
            "release",
            step -> Refunds.instruct(step, "released", "N4.2", "released by purchaser or agency"),
            "instruct the holder",
            "",
            "refund instructed",
            INSTRUCTED);
    static final Rule ASK_MARK = rule("ask-mark", Marks::ask, "a second person confirms", "", "");
    static final Rule MARK = rule("mark", Marks::confirm, "decide: forfeit or lift", "stand still", "", MARKED);
    static final Rule MARK_EARLY =
            rule("mark-early", Marks::confirm, "decide: forfeit or lift; nothing is owed yet", "", "", MARKED);
    static final Rule MARK_OVER_REPAIR = rule(
            "mark-over-repair",
            Marks::confirmOverRepair,
            "decide: forfeit or lift",
            "stand still",
            "attempt void",
            MARKED);
    static final Rule MARK_AND_RECALL =
            rule("mark-and-recall", Marks::confirmAfterInstruction, "keep back or recall", "", "", RECALLING);
    static final Rule MARK_AFTER_REFUND = rule(
            "mark-after-refund", Marks::confirmAfterRefund, "the purchaser recovers it", "", "", MARKED_AFTER_REFUND);
    static final Rule LIFT =
            rule("lift", Marks::lift, "instruct the holder at once", "go on", "refund instructed", INSTRUCTED, HELD);
    static final Rule FORFEIT =
            rule("forfeit", Marks::forfeit, "pay it over", "void", "refund released, forfeit owed", FORFEITED);
    static final Rule BLOCK = rule("block", Blocks::block, "tell the supplier", "stand still, excused", "", BLOCKED);
    static final Rule UNBLOCK = rule("unblock", Blocks::unblock, "", "go on", "", DUE, REPAIR);
    static final Rule REISSUE = rule(
            "reissue",
            Refunds::reissue,
            "instruct the holder anew, under the first due date",
            "",
            "attempt void, next instructed",
            INSTRUCTED);
    static final Rule REPAIR_BLOCKED = rule(
            "repair-blocked",
            Blocks::repairWhileBlocked,
            "instruct the holder anew",
            "go on",
            "attempt void, next instructed",
            INSTRUCTED);
    static final Rule TAKEN = rule("taken", Refunds::accepted, "", "acted", "delivered", DELIVERED);
    static final Rule ARRIVED = rule("arrived", Refunds::noteDelivered, "", "acted", "delivered", DELIVERED);
    static final Rule REFUSED_BY_HOLDER =
            rule("refused-by-holder", Refunds::rejected, "task: repair payee data", "", "rejected", REPAIR);
    static final Rule REJECTED_RESULT =
            rule("rejected-result", Refunds::rejectedResult, "task: repair payee data", "", "rejected", REPAIR);
    static final Rule CREDIT = rule(
            "credit", Refunds::credited, "", "discharged on the bank's date; late charge C15", "credited", REFUNDED);
    static final Rule CREDIT_UNDER_RECALL = rule(
            "credit-under-recall",
            Refunds::creditedUnderRecall,
            "the purchaser recovers it",
            "discharged",
            "credited",
            MARKED_AFTER_REFUND);
    static final Rule CREDIT_OVERTAKEN = rule("credit-overtaken", Refunds::creditedBeforeReturn, "", "", "");
    static final Rule RETURN =
            rule("return", Refunds::returned, "task: repair payee data; first due date stays", "", "returned", REPAIR);
    static final Rule RETURN_AFTER_CREDIT = rule(
            "return-after-credit",
            Refunds::returnedAfterCredit,
            "task: repair payee data",
            "opened again, first due date stays",
            "returned",
            REPAIR);
    static final Rule RETURN_UNDER_MARK = rule(
            "return-under-mark",
            Refunds::returnedUnderMark,
            "decide: forfeit or lift",
            "",
            "returned, attempt void",
            MARKED);
    static final Rule RECALLED =
            rule("recalled", Marks::recalled, "decide: forfeit or lift", "stand still", "attempt void", MARKED);
    static final Rule RECALL_REFUSED = rule("recall-refused", Marks::recallRefused, "wait for the credit", "", "");
    static final Rule REJECTED_UNDER_RECALL = rule(
            "rejected-under-recall",
            Marks::rejectedUnderRecall,
            "decide: forfeit or lift",
            "stand still",
            "attempt void",
            MARKED);
    static final Rule KEPT_BACK =
            rule("kept-back", Marks::withdrawnInTime, "decide: forfeit or lift", "stand still", "attempt void", MARKED);
    static final Rule SEND_RECALL = rule("send-recall", Marks::recall, "recall from the holder", "", "recalling");
    static final Rule UNKNOWN = rule("unknown", Refunds::unknown, "ask the holder for its state (P3)", "", "");
    static final Rule WARN = rule("warn", Ticks::warn, "task: due soon", "", "");
    static final Rule ACT = rule(
            "act", Ticks::act, "instruct the holder, or remind the purchaser", "", "refund instructed", INSTRUCTED);
    static final Rule BREACH = rule("breach", Ticks::breach, "task: overdue; still owed", "breached", "");
    static final Rule NOTE = rule("note", step -> step.stay("noted", "P8", "it changes nothing here"), "", "", "");
    static final Rule HOLD =
            rule("hold", step -> step.hold("waits for what must come first"), "kept until its turn", "", "");
    static final Rule REFUSE = rule(
            "refuse",
            step -> step.refuse(
                    "not-in-this-state",
                    "P8",
                    "not possible while the deposit is " + step.state().code()),
            "the sender is told why",
            "",
            "");
    static final Rule PARK = rule(
            "park",
            step -> step.park("unexpected", "money or a message moved that the hub did not ask for"),
            "a person looks",
            "",
            "");

    private static Rule rule(
            String code, Function<Step, Draft> body, String duty, String clock, String money, DepositState... leadsTo) {
        return new Rule(code, body, duty, clock, money, List.of(leadsTo));
    }

    Draft apply(Step step) {
        return body.apply(step);
    }
}
