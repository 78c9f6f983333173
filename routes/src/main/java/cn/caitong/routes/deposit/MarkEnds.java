package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.HELD;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.deposit.Deposit.Mark;
import cn.caitong.routes.deposit.DepositEvent.Forfeited;
import cn.caitong.routes.deposit.DepositEvent.MarkLifted;
import java.util.Optional;

/** How a mark ends: lifted, or the money is not returned (N4.3). */
final class MarkEnds {
    private MarkEnds() {}

    /** Lifted: refunded at once. What an unfounded mark took counts as delay, from the first due date (C15). */
    static Draft lift(Step step) {
        MarkLifted lifted = (MarkLifted) step.event();
        Mark mark = Marks.standing(step.deposit());
        if (!mark.id().equals(lifted.id())) {
            return otherMark(step);
        }
        if (!lifted.by().decides()) {
            return step.notEntitled();
        }
        Step free = step.with(step.deposit().change().unmarked(mark).done());
        boolean nothingOwed =
                free.deposit().clocks().isEmpty() && free.deposit().attempt() == 0;
        Draft draft = nothingOwed
                ? free.to(HELD, "mark-lifted", "N4.3", "nothing is owed yet")
                : free.to(INSTRUCTED, "mark-lifted", "N4.3", "refunded at once");
        draft.clock(new ObligationChange.Discharged(Marks.clock(step.deposit()), step.today()));
        Clocks.goOn(draft, free, step.now(), !lifted.unfounded());
        return nothingOwed ? draft : Refunds.issue(draft, free);
    }

    /** Kept, the supplier having been heard. What is left of it goes back at once, and nothing was excused for that part. */
    static Draft forfeit(Step step) {
        Forfeited forfeited = (Forfeited) step.event();
        return hindered(step, forfeited)
                .orElseGet(() -> forfeited.amount().equals(step.deposit().refundable())
                        ? all(step, forfeited)
                        : part(step, forfeited));
    }

    /** What is kept was marked, and no more than that: of money that is here, and of money to be recovered. */
    static Optional<Draft> hindered(Step step, Forfeited forfeited) {
        if (!Marks.standing(step.deposit()).id().equals(forfeited.id())) {
            return Optional.of(otherMark(step));
        }
        if (!forfeited.by().buys()) {
            return Optional.of(step.notEntitled());
        }
        return forfeited.amount().compareTo(Marks.marked(step)) > 0
                ? Optional.of(step.refuse(
                        "more-than-marked", "N4.3", "no more than was marked, or was asked for, can be kept"))
                : Optional.empty();
    }

    private static Draft all(Step step, Forfeited forfeited) {
        return Clocks.voided(
                kept(
                        step.to(FORFEITED, "forfeited", "N4.3", "to be paid over: " + forfeited.paidTo()),
                        step,
                        forfeited),
                "forfeited");
    }

    private static Draft part(Step step, Forfeited forfeited) {
        Deposit before = step.deposit();
        boolean nothingOwed = before.clocks().isEmpty() && before.attempt() == 0;
        Draft draft = kept(
                step.to(
                        nothingOwed ? HELD : INSTRUCTED,
                        "part-forfeited",
                        "N4.3",
                        "to be paid over: " + forfeited.amount() + "; the rest goes back"),
                step,
                forfeited);
        draft.deposit(draft.deposit().change().unmarked(Marks.standing(before)).done());
        Clocks.goOn(draft, step.with(draft.deposit()), step.now(), false);
        return nothingOwed ? draft : Refunds.issueAnew(draft, step);
    }

    /** The refund of all is owed no longer; what is forfeited is. */
    private static Draft kept(Draft draft, Step step, Forfeited forfeited) {
        Deposit deposit = step.deposit();
        if (deposit.attempt() > 0) {
            draft.move(new MoneyMove.Released(deposit.item(), Purpose.REFUND));
        }
        draft.move(new MoneyMove.Owed(
                        deposit.item(), Purpose.FORFEIT, forfeited.amount().amount()))
                .clock(new ObligationChange.Discharged(Marks.clock(deposit), step.today()))
                .deposit(deposit.change()
                        .kept(deposit.kept().withForfeited(forfeited.amount()))
                        .done());
        return deposit.form().isMoney() ? draft : draft.send(Messages.claim(draft.deposit(), step, forfeited.amount()));
    }

    /** The end of a mark that a second person has not confirmed yet waits for that. */
    static Draft early(Step step) {
        Mark asked = step.deposit().askedMark();
        String id =
                switch (step.event()) {
                    case MarkLifted lifted -> lifted.id();
                    case Forfeited forfeited -> forfeited.id();
                    case DepositEvent.PaidOver paid -> paid.id();
                    default -> "";
                };
        return asked != null && asked.id().equals(id)
                ? Marks.early(step, "the mark is not confirmed yet")
                : otherMark(step);
    }

    static Draft otherMark(Step step) {
        return step.refuse("other-mark", "N4.3", "no such mark stands on this deposit");
    }
}
