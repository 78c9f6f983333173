package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.HELD;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.routes.deposit.DepositEvent.Received;
import java.util.Set;

/** Money comes in, and its tender moves on. */
final class Receipts {
    private Receipts() {}

    /** Money of a known tender is held; what secures no bid goes back at once; what comes after the end is due already. */
    static Draft accept(Step step) {
        if (step.tender() == null) {
            return step.hold("its tender is not registered yet");
        }
        Received money = (Received) step.event();
        Set<Flaw> flaws = Flaw.of(money, step.facts(), step.deposit().lot(), step.caseId(), step.slotOwner());
        Step seen = with(step, step.deposit().change().flaws(flaws).done());
        Draft draft = goesBackAtOnce(flaws, step.policy())
                ? Refunds.instruct(seen, "secures-no-bid", "N4.1", "it secures no bid: " + flaws)
                : seen.to(HELD, "money-held", "N4.1", flaws.isEmpty() ? "as asked" : "noted: " + flaws);
        draft.money()
                .addFirst(new MoneyMove.Received(
                        seen.deposit().item(),
                        money.amount().currency(),
                        money.amount().amount(),
                        money.receivedAt()));
        return draft.next() == HELD && Clocks.startsAny(seen) ? arriveLate(draft, seen) : draft;
    }

    /** The tender's end came before the money's news. */
    private static Draft arriveLate(Draft held, Step step) {
        Draft due = open(step);
        due.money().addAll(held.money());
        return due;
    }

    private static boolean goesBackAtOnce(Set<Flaw> flaws, DepositPolicy policy) {
        return (flaws.contains(Flaw.LATE) && policy.refundsLateAtOnce())
                || (flaws.contains(Flaw.SURPLUS) && policy.refundsSurplusAtOnce());
    }

    /** Day 0: purchaser and agency hear that they may mark it or release it; a withdrawal is theirs to refund (N4.4). */
    static Draft openWindow(Step step) {
        return Clocks.startsAny(step) ? open(step) : step.stay("tender-noted", "N4.2", "nothing is owed by it");
    }

    private static Draft open(Step step) {
        Draft draft = Clocks.start(step.to(DUE, "refund-due", "N4.2", "a refund is owed"), step);
        Deposit.Clock first = draft.deposit().firstDue().orElseThrow();
        return draft.send(Messages.task(draft.deposit(), step, first.hubActs() ? "decide" : "release", first.clause()));
    }

    /** A further clock starts beside those that run; the earliest is met. */
    static Draft addClock(Step step) {
        Draft draft = step.stay("clock-added", "N4.2", "a further basis date is kept");
        return Clocks.startsAny(step) ? Clocks.start(draft, step) : draft;
    }

    /** As {@link #addClock}, but what starts stands still from the start: a mark or a block stands. */
    static Draft addStoppedClock(Step step) {
        Draft draft = addClock(step);
        draft.deposit().clocks().stream()
                .filter(clock -> step.deposit().clock(clock.name()).isEmpty())
                .forEach(clock -> draft.clock(
                        Clocks.excuse(clock, step.now(), step.state().code(), "")));
        return draft;
    }

    static Draft repeated(Step step) {
        return step.park("receipt-id-used", "the holder gave this receipt id to another receipt of money");
    }

    private static Step with(Step step, Deposit deposit) {
        return new Step(
                step.caseId(),
                step.state(),
                deposit,
                step.event(),
                step.now(),
                step.tender(),
                step.slotOwner(),
                step.policy());
    }
}
