package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.DUE;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.DepositEvent.Received;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Money comes in, and its tender moves on. */
final class Receipts {
    private static final String REVOKED = "revoked";

    private Receipts() {}

    /** Money of a known tender is held; what secures no bid goes back at once; what comes after the end is due already. */
    static Draft accept(Step step) {
        if (step.tender() == null) {
            return step.hold("its tender is not registered yet");
        }
        if (!step.deposit().holder().equals(step.facts().project().holder())) {
            return step.park("held-elsewhere", "the tender's deposits are held by another / 该项目的保证金由其他收取方收取");
        }
        Set<Flaw> flaws = step.facts()
                .asked(step.deposit().lot())
                .map(lot -> Flaw.of((Received) step.event(), step.facts(), lot))
                .orElseGet(() -> EnumSet.of(Flaw.WRONG_LOT));
        if (step.isBehindAnother()) {
            flaws.add(Flaw.SURPLUS);
        }
        return taken(step.with(step.deposit().change().flaws(flaws).done()), flaws);
    }

    private static Draft taken(Step step, Set<Flaw> flaws) {
        if (goesBackAtOnce(step, flaws)) {
            Draft back = step.to(INSTRUCTED, "secures-no-bid", "N4.1", "it secures no bid: " + flaws);
            return Refunds.issue(Clocks.start(booked(back), step), step);
        }
        if (Clocks.startsAny(step)) {
            Draft due = booked(step.to(DUE, "refund-due", "N4.2", "the tender ended before the money's news"));
            return caughtUp(opened(due, step), step);
        }
        Draft held = booked(step.to(HELD, "money-held", "N4.1", flaws.isEmpty() ? "as asked" : "noted: " + flaws));
        return caughtUp(wanted(held, step, flaws), step);
    }

    /** What the buyer can put right, or must have put right by the supplier; it hears of it once bids are opened (N4.1). */
    private static Draft wanted(Draft held, Step step, Set<Flaw> flaws) {
        if (flaws.contains(Flaw.WRONG_LOT)) {
            held.alarm("wrong-lot", "its tender has no such lot / 该项目没有此标段（包）")
                    .send(Messages.lawTask(step.deposit(), step, "assign", "N4.1", "wrong-lot"));
        }
        return flaws.contains(Flaw.RUNS_OUT) ? Forms.warned(held, step) : held;
    }

    private static Draft booked(Draft draft) {
        Deposit deposit = draft.deposit();
        return draft.move(new MoneyMove.Received(
                deposit.item(),
                deposit.received().currency(),
                deposit.received().amount(),
                deposit.receivedAt()));
    }

    private static boolean goesBackAtOnce(Step step, Set<Flaw> flaws) {
        boolean late = flaws.contains(Flaw.LATE) && step.policy().refundsLateAtOnce();
        boolean surplus = flaws.contains(Flaw.SURPLUS) && step.policy().refundsSurplusAtOnce();
        return (late || surplus) && step.deposit().form().isReturned() && step.refundsByItself();
    }

    /** A moved deadline can make late money timely, and the other way round; that it is late by now sends nothing back. */
    static Draft rejudge(Step step) {
        Deposit deposit = step.deposit();
        Set<Flaw> flaws = Flaw.rejudged(deposit, step.facts());
        Draft draft = step.stay("deadline-moved", "N4.1", flaws.isEmpty() ? "as asked" : "noted: " + flaws)
                .deposit(deposit.change().flaws(flaws).done());
        return flaws.contains(Flaw.RUNS_OUT) ? Forms.warned(draft, step) : draft;
    }

    /**
     * Day 0: purchaser and agency hear that they may mark it or release it; a withdrawal is theirs to refund (N4.4), and so is
     * whatever the hub will not refund by itself yet.
     */
    static Draft openWindow(Step step) {
        return Clocks.startsAny(step)
                ? opened(step.to(DUE, "refund-due", "N4.2", "a refund is owed"), step)
                : step.stay("tender-noted", "N4.2", "nothing is owed by it");
    }

    static Draft opened(Draft draft, Step step) {
        Clocks.start(draft, step);
        Deposit.Clock first = draft.deposit().firstDue().orElseThrow();
        String kind = Ticks.willAct(step, first) ? "decide" : "release";
        draft.send(Messages.task(draft.deposit(), step, kind, first));
        return atFault(draft, step);
    }

    /** A winner that would not sign: its deposit may be marked (条例 art. 72), and goes back if nobody does (N4.3). */
    private static Draft atFault(Draft draft, Step step) {
        String what = "winner-at-fault";
        boolean faulty = step.facts()
                .lot(step.deposit().lot())
                .ousterOf(step.deposit().bidder())
                .filter(Award.Ouster::atFault)
                .isPresent();
        if (!faulty || draft.deposit().told().contains(what)) {
            return draft;
        }
        step.policy()
                .law()
                .ground(step.facts().regime(), "contract-refused")
                .ifPresent(clause -> draft.deposit(
                                draft.deposit().change().told(what).done())
                        .send(Messages.lawTask(draft.deposit(), step, "mark", clause, what)));
        return draft;
    }

    /** A further clock starts beside those that run; the earliest is met. */
    static Draft addClock(Step step) {
        return Clocks.startsAny(step)
                ? Clocks.start(step.stay("clock-added", "N4.2", "a further basis date is kept"), step)
                : step.stay("tender-noted", "N4.2", "nothing more is owed by it");
    }

    /** As {@link #addClock}, but what starts stands still from the start: a mark or a block stands, however late its news. */
    static Draft addStoppedClock(Step step) {
        Draft draft = addClock(step);
        Excuse stands = step.deposit().excuses().getLast();
        draft.deposit().clocks().stream()
                .filter(clock -> step.deposit().clock(clock.name()).isEmpty())
                .forEach(clock -> draft.clock(Clocks.stopped(clock, stands)));
        return draft;
    }

    /** A loser who won after all is owed nothing yet; whoever lost by it is. */
    static Draft resettle(Step step) {
        Draft draft = Clocks.undoesAll(step)
                ? step.to(HELD, "award-changed", "N4.2", "it won after all: nothing is owed yet")
                : addClock(step);
        return Clocks.undo(draft, step);
    }

    /** The same under a mark, which goes on standing, or under a block, which ends with what it excused. */
    static Draft resettleStopped(Step step) {
        boolean over = step.state() == BLOCKED && step.deposit().attempt() == 0 && Clocks.undoesAll(step);
        if (!over) {
            Draft draft = addStoppedClock(step);
            return step.state() == MARKED ? Clocks.undo(draft, step) : draft;
        }
        Draft draft = step.to(HELD, "award-changed", "N4.2", "it won after all: nothing is owed yet")
                .deposit(step.deposit().change().blockedFrom(null).done());
        return Clocks.undo(Clocks.goOn(draft, step, step.now(), true), step);
    }

    /** Fewer than three bids: the buyer hears that it may let the money go before the termination notice. */
    static Draft openingFailed(Step step) {
        if (Clocks.startsAny(step)) {
            return opened(step.to(DUE, "refund-due", "N4.2", "a refund is owed"), step);
        }
        return failure(step)
                .map(what -> mayGo(
                        step.stay("opening-failed", "87号令 art. 43", "the termination notice is to follow"), step, what))
                .orElseGet(() -> step.stay("tender-noted", "N4.2", "nothing is owed by it"));
    }

    /** The failed opening of which nobody was told yet; of an exemption nothing can be let go. */
    private static Optional<String> failure(Step step) {
        return Optional.ofNullable(step.facts().lot(step.deposit().lot()).failed())
                .filter(opening -> step.deposit().form().isReturned())
                .map(opening -> "opening-failed/" + opening.on())
                .filter(what -> !step.deposit().told().contains(what));
    }

    private static Draft mayGo(Draft draft, Step step, String what) {
        return told(draft, what).send(Messages.tenderTask(draft.deposit(), step, "release", what));
    }

    /** A revoked bid brings no refund, and may be a ground for a mark; the tender's own end still sends the money back. */
    static Draft revoked(Step step) {
        return revocation(step)
                .map(clause -> mayBeMarked(
                        step.stay("bid-revoked", clause, "it may be marked as not to be returned"), step, clause))
                .orElseGet(() -> Rule.noted(step));
    }

    /** The law's clause under which a revoked bid's deposit may be marked, while nobody was told of it. */
    private static Optional<String> revocation(Step step) {
        Deposit deposit = step.deposit();
        boolean isNews = deposit.form().isReturned() && !deposit.told().contains(REVOKED);
        return step.facts()
                .lot(deposit.lot())
                .revocationOf(deposit.bidder())
                .filter(known -> isNews)
                .flatMap(known -> step.policy().law().ground(step.facts().regime(), "bid-revoked"));
    }

    private static Draft mayBeMarked(Draft draft, Step step, String clause) {
        return told(draft, REVOKED).send(Messages.lawTask(draft.deposit(), step, "mark", clause, REVOKED));
    }

    private static Draft told(Draft draft, String what) {
        return draft.deposit(draft.deposit().change().told(what).done());
    }

    /** What befell its bid before its own news came, or before it came to its lot: the buyer hears of it now. */
    static Draft caughtUp(Draft draft, Step step) {
        revocation(step).ifPresent(clause -> mayBeMarked(draft, step, clause));
        if (draft.next() == HELD) {
            failure(step).ifPresent(what -> mayGo(draft, step, what));
        }
        return draft;
    }

    static Draft repeated(Step step) {
        Received again = (Received) step.event();
        Deposit deposit = step.deposit();
        boolean same = again.amount().equals(deposit.received())
                && again.receivedAt().equals(deposit.receivedAt())
                && again.payer().equals(deposit.payer().open());
        return same
                ? step.stay("noted", "P8", "it says what is known already")
                : step.park(
                        "receipt-id-used",
                        "the holder gave this receipt id to another receipt of money / 收取方已将此收款编号用于另一笔收款");
    }
}
