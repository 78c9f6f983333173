package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.RECALLING;
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
            "show the supplier its state (N4.1); task: what is wanted of the buyer; instruct the holder, if it secures"
                    + " no bid",
            "those already started",
            "received; what secures no bid: refund instructed",
            HELD,
            DUE,
            INSTRUCTED);
    static final Rule SAME_RECEIPT =
            rule("same-receipt", Receipts::repeated, "a person looks, unless it says what is known", "", "");
    static final Rule REJUDGE = rule("rejudge", Receipts::rejudge, "show the supplier its state (N4.1)", "", "");
    static final Rule OPEN_WINDOW =
            rule("open-window", Receipts::openWindow, "task: mark or release", "start", "", DUE);
    static final Rule ADD_CLOCK = rule("add-clock", Receipts::addClock, "", "start beside the others", "");
    static final Rule SETTLE_LATE = rule(
            "settle-late",
            LateFacts::settle,
            "task: pay the bank's interest, if it is owed by it",
            "start, and end on the day of the credit: late, if it was",
            "");
    static final Rule ADD_STOPPED_CLOCK =
            rule("add-stopped-clock", Receipts::addStoppedClock, "", "start, standing still", "");
    static final Rule RESETTLE = rule(
            "resettle",
            Receipts::resettle,
            "a loser who won after all is owed nothing yet",
            "start beside the others; a loser's void",
            "",
            DUE,
            HELD);
    static final Rule RESETTLE_MARKED =
            rule("resettle-marked", Receipts::resettleStopped, "", "start, standing still; a loser's void", "");
    static final Rule RESETTLE_BLOCKED = rule(
            "resettle-blocked",
            Receipts::resettleStopped,
            "the block ends if nothing is owed",
            "start, standing still; a loser's void",
            "",
            BLOCKED,
            HELD);
    static final Rule OPENING_FAILED = rule(
            "opening-failed",
            Receipts::openingFailed,
            "task: release; the termination notice is to follow",
            "start, where policy counts from the opening",
            "",
            HELD,
            DUE);
    static final Rule REVOKED = rule("revoked", Receipts::revoked, "task: it may be marked", "", "");
    static final Rule CATCH_UP = rule(
            "catch-up",
            Ticks::catchUp,
            "instruct the holder, if its time passed meanwhile",
            "",
            "refund instructed",
            INSTRUCTED,
            DUE);
    static final Rule RELEASE =
            rule("release", Refunds::release, "instruct the holder", "", "refund instructed", INSTRUCTED);
    static final Rule RELEASE_EARLY = rule(
            "release-early",
            Refunds::releaseEarly,
            "the sender is told why; where nothing is secured by it: instruct the holder",
            "",
            "refund instructed, where nothing is secured by it",
            INSTRUCTED);
    static final Rule ASK_MARK = rule("ask-mark", Marks::ask, "a second person confirms", "", "");
    static final Rule MARK =
            rule("mark", Marks::confirm, "task: forfeit or lift", "stand still; to be decided", "", MARKED);
    static final Rule MARK_EARLY = rule(
            "mark-early", Marks::confirm, "task: forfeit or lift; nothing is owed yet", "to be decided", "", MARKED);
    static final Rule MARK_OVER_REPAIR = rule(
            "mark-over-repair",
            Marks::confirmOverRepair,
            "task: forfeit or lift",
            "stand still; to be decided",
            "attempt void",
            MARKED);
    static final Rule MARK_OVER_BLOCK = rule(
            "mark-over-block",
            Marks::confirmOverBlock,
            "task: forfeit or lift",
            "stand still for the mark instead; to be decided",
            "a failed attempt void",
            MARKED);
    static final Rule MARK_AND_RECALL =
            rule("mark-and-recall", Marks::confirmAfterInstruction, "keep back or recall", "", "", RECALLING);
    static final Rule MARK_AFTER_REFUND = rule(
            "mark-after-refund",
            Marks::confirmAfterRefund,
            "task: the purchaser recovers it",
            "to be decided",
            "",
            MARKED_AFTER_REFUND);
    static final Rule LIFT =
            rule("lift", MarkEnds::lift, "instruct the holder at once", "go on", "refund instructed", INSTRUCTED, HELD);
    static final Rule FORFEIT = rule(
            "forfeit",
            MarkEnds::forfeit,
            "pay it over, or claim it from the guarantor; the rest goes back",
            "void; for a rest: go on, as if never stopped",
            "refund released, forfeit owed; a rest's refund instructed",
            FORFEITED,
            INSTRUCTED,
            HELD);
    static final Rule END_OF_MARK_EARLY =
            rule("end-of-mark-early", MarkEnds::early, "kept until the mark is confirmed", "", "");
    static final Rule BLOCK = rule("block", Blocks::block, "tell the supplier", "stand still, excused", "", BLOCKED);
    static final Rule CONTEST = rule("contest", Contests::contest, "task: decide what the supplier contests", "", "");
    static final Rule DECIDE_CONTEST = rule(
            "decide-contest",
            Contests::decide,
            "the question is answered",
            "counted as if never stopped, if it was no doing of the supplier's",
            "");
    static final Rule DECIDE_BLOCK = rule(
            "decide-block",
            Contests::decide,
            "the question is answered; the block ends, if it was no doing of the supplier's",
            "go on as if never stopped, if it was no doing of the supplier's",
            "",
            BLOCKED,
            DUE,
            REPAIR);
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
            Blocks::repair,
            "instruct the holder anew, if it was before",
            "go on",
            "a failed attempt void, next instructed",
            INSTRUCTED,
            DUE);
    static final Rule WARN = rule("warn", Ticks::warn, "task: due soon", "", "");
    static final Rule ACT = rule(
            "act",
            Ticks::act,
            "instruct the holder, or leave it to the purchaser",
            "",
            "refund instructed",
            INSTRUCTED);
    static final Rule BREACH = rule("breach", Ticks::breach, "task: overdue; still owed", "breached", "");
    static final Rule BREACH_UNSENT = rule(
            "breach-unsent",
            Ticks::breachUnsent,
            "task: overdue; instruct the holder, if the hub's turn came after the act time",
            "breached",
            "refund instructed, if the hub's turn came after the act time",
            DUE,
            INSTRUCTED);
    static final Rule MOVE = rule("move", Ticks::move, "keep the new last day", "", "");
    static final Rule NOTE = rule("note", Rule::noted, "", "", "");
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

    static Draft noted(Step step) {
        return step.stay("noted", "P8", "it changes nothing here");
    }

    static Rule rule(
            String code, Function<Step, Draft> body, String duty, String clock, String money, DepositState... leadsTo) {
        return new Rule(code, body, duty, clock, money, List.of(leadsTo));
    }

    Draft apply(Step step) {
        return body.apply(step);
    }
}
