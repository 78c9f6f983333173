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

    /** The whole sum is kept; a part of it only where a later rule says so. */
    static Draft forfeit(Step step) {
        Forfeited forfeited = (Forfeited) step.event();
        Deposit deposit = step.deposit();
        if (!Marks.standing(deposit).id().equals(forfeited.id())) {
            return otherMark(step);
        }
        if (!forfeited.by().buys()) {
            return step.notEntitled();
        }
        if (!forfeited.amount().equals(deposit.received())) {
            return step.park("part-forfeited", "only a part is to be kept; what becomes of the rest must be decided");
        }
        Draft draft = step.to(FORFEITED, "forfeited", "N4.3", "paid over to " + forfeited.paidTo());
        if (deposit.attempt() > 0) {
            draft.move(new MoneyMove.Released(deposit.item(), Purpose.REFUND));
        }
        draft.move(new MoneyMove.Owed(
                deposit.item(), Purpose.FORFEIT, forfeited.amount().amount()));
        draft.clock(new ObligationChange.Discharged(Marks.clock(deposit), step.today()));
        return Clocks.voided(draft, "forfeited");
    }

    /** The end of a mark that a second person has not confirmed yet waits for that. */
    static Draft early(Step step) {
        Mark asked = step.deposit().askedMark();
        String id =
                switch (step.event()) {
                    case MarkLifted lifted -> lifted.id();
                    case Forfeited forfeited -> forfeited.id();
                    default -> "";
                };
        return asked != null && asked.id().equals(id)
                ? Marks.early(step, "the mark is not confirmed yet")
                : otherMark(step);
    }

    private static Draft otherMark(Step step) {
        return step.refuse("other-mark", "N4.3", "no such mark stands on this deposit");
    }
}
