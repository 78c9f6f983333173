package cn.caitong.routes.payment;

import java.util.List;
import java.util.function.Function;

/**
 * What a cell of the claim table does: the rule's body, and what the table says of it: duty, clock, money, and the states it
 * may lead to (none listed: the state stays).
 */
record Rule(
        String code, Function<Step, Draft> body, String duty, String clock, String money, List<ClaimState> leadsTo) {
    static final Rule SUBMIT = rule(
            "submit",
            Submissions::submit,
            "push it to the purchaser's client; or tell the supplier all that is wrong",
            "delivery by the end of the day; of an offline one, the window by its own day",
            "reserved of the milestone",
            ClaimState.PUSHED,
            ClaimState.WINDOW);
    static final Rule AGAIN =
            rule("submit-again", Submissions::again, "tell the supplier that the number is in use", "", "");
    static final Rule DELIVERED =
            rule("delivered", Submissions::delivered, "", "the window begins", "", ClaimState.WINDOW);
    static final Rule DELIVERED_LATER =
            rule("delivered-later", Submissions::deliveredLater, "", "delivery is done", "");
    static final Rule REFUSED_BY_PARTNER =
            rule("refused-by-partner", Submissions::refusedByPartner, "alarm; task to finance", "", "");
    static final Rule RAISE = rule(
            "raise",
            Objections::raise,
            "complete it, or decide it",
            "of all: stand still",
            "",
            ClaimState.WINDOW,
            ClaimState.OBJECTED);
    static final Rule RAISE_LATER = rule(
            "raise-later", Objections::raise, "only while days of a part remain", "those of the parts stand still", "");
    static final Rule COMPLETE = rule(
            "complete",
            Objections::complete,
            "decide it",
            "of all: stand still",
            "",
            ClaimState.WINDOW,
            ClaimState.OBJECTED);
    static final Rule COMPLETE_LATER =
            rule("complete-later", Objections::complete, "only while days of a part remain", "", "");
    static final Rule WITHDRAW =
            rule("withdraw", ObjectionEnds::withdraw, "", "remaining days run on", "", ClaimState.WINDOW);
    static final Rule WITHDRAW_PART =
            rule("withdraw-part", ObjectionEnds::withdraw, "", "remaining days of the part run on", "");
    static final Rule DECIDE = rule(
            "decide",
            ObjectionEnds::decide,
            "upheld: resubmit or replace",
            "dismissed: remaining days run on; upheld of all: void",
            "upheld: released",
            ClaimState.WINDOW,
            ClaimState.OBJECTED,
            ClaimState.CONFIRMED,
            ClaimState.PAID,
            ClaimState.FREE,
            ClaimState.DEAD);
    static final Rule CONFIRM = rule(
            "confirm",
            Confirmations::confirm,
            "task: start the payment",
            "the window ends; terms of payment begin",
            "what is confirmed becomes payable",
            ClaimState.CONFIRMED);
    static final Rule CONFIRM_PARTS = rule(
            "confirm-parts",
            Confirmations::confirm,
            "task: start the payment",
            "terms of payment of the parts",
            "what is confirmed becomes payable");
    static final Rule CONTRACT =
            rule("contract", Agreements::changed, "the payments below read it: stopped, ended, another payee", "", "");
    static final Rule APPLIED = rule("applied", Payouts::applied, "", "its start is done", "");
    static final Rule CREDITED = rule(
            "credited", Payouts::credited, "", "start and credit are done, on the bank's day", "", ClaimState.PAID);
    static final Rule RETURNED = rule(
            "returned",
            Payouts::returned,
            "",
            "after a credit: owed again, under the first due date",
            "",
            ClaimState.CONFIRMED);
    static final Rule RETENTION = rule(
            "retention",
            Retentions::released,
            "tell the purchaser to pay it",
            "terms of payment, from the release",
            "payable: what was kept back",
            ClaimState.CONFIRMED);
    static final Rule UNOWED = rule("unowed", Payouts::unowed, "alarm", "", "");
    static final Rule VOID = rule(
            "void",
            Endings::voided,
            "task: stop the payment; of what is applied for or paid: alarm, recover it",
            "void; what must be recovered has a term of its own",
            "released; what is not applied for is taken back",
            ClaimState.DEAD);
    static final Rule RED = rule(
            "red",
            Endings::red,
            "task: stop the payment, or pay less; of what is applied for or paid: alarm, recover it",
            "taken back wholly: void; what must be recovered has a term of its own",
            "released, wholly or in part; what is not applied for is taken back",
            ClaimState.PUSHED,
            ClaimState.WINDOW,
            ClaimState.OBJECTED,
            ClaimState.CONFIRMED,
            ClaimState.PAID,
            ClaimState.DEAD);
    static final Rule RECOVERED = rule(
            "recovered",
            Recoveries::recovered,
            "",
            "the term of recovering is done, on its day",
            "released; what was never paid is taken back",
            ClaimState.PAID,
            ClaimState.DEAD);
    static final Rule KILL = rule("kill", Endings::kill, "", "", "", ClaimState.DEAD);
    static final Rule WARN = rule("warn", Ticks::warn, "task: confirm or object; start or finish the payment", "", "");
    static final Rule DUE = rule(
            "due",
            Ticks::due,
            "undelivered, overdue: finance is told",
            "silence confirms receipt, with its proof; else breach",
            "of a silence: what is confirmed becomes payable",
            ClaimState.WINDOW,
            ClaimState.CONFIRMED,
            ClaimState.PUSHED,
            ClaimState.OBJECTED);
    static final Rule MOVE = rule("move", Ticks::move, "", "", "");
    static final Rule NOTE = rule("note", Rule::noted, "", "", "");
    static final Rule HOLD = rule("hold", step -> step.hold("what it speaks of is not known yet"), "wait", "", "");
    static final Rule REFUSE = rule(
            "refuse",
            step -> step.refuse(
                    "not-allowed-here",
                    "P8",
                    "not while the claim is " + step.state().code()),
            "the sender is told why",
            "",
            "");

    static Draft noted(Step step) {
        return step.stay("noted", "P8", "it changes nothing here");
    }

    static Rule rule(
            String code, Function<Step, Draft> body, String duty, String clock, String money, ClaimState... leadsTo) {
        return new Rule(code, body, duty, clock, money, List.of(leadsTo));
    }

    Draft apply(Step step) {
        return body.apply(step);
    }
}
