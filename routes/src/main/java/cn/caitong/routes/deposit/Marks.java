package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.RECALLING;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.Deposit.Mark;
import cn.caitong.routes.deposit.DepositEvent.MarkConfirmed;
import cn.caitong.routes.deposit.DepositEvent.MarkRequested;
import cn.caitong.routes.deposit.TenderFacts.Lot;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Money that is not to be returned (N4.3): asked for by one, confirmed by another, within the refund period. */
final class Marks {
    /** The notice's clause on marks, and the clock table's row by which a mark is to be decided. */
    static final String CLAUSE = "N4.3";

    private static final String CLOCK = "mark/";

    private Marks() {}

    /** The name of the clock by which the standing mark is to be decided. */
    static String clock(Deposit deposit) {
        return CLOCK + run(deposit);
    }

    /** What the standing mark is decided over: money that is kept, or money that is gone. Names it within the deposit for ever. */
    static String run(Deposit deposit) {
        return standing(deposit).id() + "/" + deposit.attempt() + (deposit.creditedOn() == null ? "" : "/recover");
    }

    static boolean isClock(String name) {
        return name.startsWith(CLOCK);
    }

    /** Whether somebody still has to decide the mark that stands. */
    static boolean isUndecided(Deposit deposit) {
        return deposit.mark() != null && deposit.kept().recovered().decided() == null;
    }

    /** Whether it is that decision's clock, and not one of an earlier run. */
    static boolean awaits(Deposit deposit, String name) {
        return isUndecided(deposit) && clock(deposit).equals(name);
    }

    /** A request alone stops nothing: until a second person confirms, the refund goes its way. */
    static Draft ask(Step step) {
        MarkRequested asked = (MarkRequested) step.event();
        return hindered(step, asked)
                .orElseGet(() -> step.stay("mark-requested", "N4.3", "waits for a second person")
                        .deposit(step.deposit()
                                .change()
                                .askedMark(new Mark(
                                        asked.id(),
                                        asked.ground(),
                                        asked.part(),
                                        asked.by().id(),
                                        null,
                                        step.arrivedAt(),
                                        asked.evidence()))
                                .done()));
    }

    private static Optional<Draft> hindered(Step step, MarkRequested asked) {
        if (!asked.by().buys()) {
            return Optional.of(step.notEntitled());
        }
        Optional<Draft> baseless = baseless(step, asked.ground());
        if (baseless.isPresent()) {
            return baseless;
        }
        if (step.deposit().endedMarks().contains(asked.id())) {
            return Optional.of(step.refuse("mark-ended", "P8", "this mark was lifted; another one needs its own id"));
        }
        if (asked.evidence().isBlank()) {
            return Optional.of(step.refuse("evidence-missing", "N4.3", "a mark needs evidence"));
        }
        if (Flaw.securesNothing(step.deposit().flaws())) {
            return Optional.of(step.refuse("secures-no-bid", "N4.3", "money that secures no bid cannot be kept"));
        }
        if (step.deposit().kept().forfeited() != null) {
            return Optional.of(step.refuse("part-forfeited", "P2", "a part of it is forfeited already"));
        }
        if (asked.part() != null && asked.part().compareTo(keepable(step)) > 0) {
            return Optional.of(step.refuse("more-than-deposit", "N4.3", "no more than the lot's deposit can be kept"));
        }
        return late(step);
    }

    /** What is beyond the lot's deposit was never asked for, and cannot be kept. */
    static Money keepable(Step step) {
        Money left = step.deposit().refundable();
        return step.facts()
                .asked(step.deposit().lot())
                .map(Lot::depositAmount)
                .map(most -> Money.least(most, left))
                .orElse(left);
    }

    /** What the mark that stands lets be kept. */
    static Money marked(Step step) {
        Money part = standing(step.deposit()).part();
        return part == null ? keepable(step) : part;
    }

    /** Each law has its own list of what lets a deposit be kept. Until its tender is known nothing can be judged. */
    private static Optional<Draft> baseless(Step step, String ground) {
        String regime = step.facts().regime();
        return step.policy().law().ground(regime, ground).isPresent()
                ? Optional.empty()
                : Optional.of(step.refuse("ground-unknown", "N4.3", regime + " lets no deposit be kept for it"));
    }

    /** In time is what the hub had before the refund period ended, however long it took to decide it. */
    private static Optional<Draft> late(Step step) {
        return step.deposit()
                .windowEnd()
                .filter(end -> !step.arrivedAt().isBefore(end))
                .map(end -> step.refuse("mark-too-late", "N4.3", "the refund period ended at " + end));
    }

    /** What needs a mark that does not stand yet waits for it as long as one can still come. */
    static Draft early(Step step, String detail) {
        boolean over = step.deposit()
                .windowEnd()
                .filter(end -> !step.now().isBefore(end))
                .isPresent();
        return over
                        || step.state() == DepositState.REFUNDED
                        || Flaw.securesNothing(step.deposit().flaws())
                ? step.refuse("no-such-mark", "N4.3", "no such mark stands, and none can come any more")
                : step.hold(detail);
    }

    /** A mark before the refund left. */
    static Draft confirm(Step step) {
        return confirmed(step, MARKED, "marked", "not refunded automatically", draft -> stands(draft, step));
    }

    /** A mark while a returned or refused attempt waits for its repair: the attempt is void, the mark stands. */
    static Draft confirmOverRepair(Step step) {
        return step.deposit().voidProof() == null
                ? step.park("attempt-not-void", "nothing shows that the last attempt will never pay / 无法证明上一笔指令不会再支付")
                : confirmed(
                        step, MARKED, "marked", "the last attempt is void", draft -> stands(voidAttempt(draft), step));
    }

    /** A mark takes a block's place: one excuse ends, the other begins. */
    static Draft confirmOverBlock(Step step) {
        boolean failed = step.deposit().blockedFrom() == DepositState.REPAIR;
        return confirmed(step, MARKED, "marked", "it was blocked", draft -> {
            draft.deposit(draft.deposit().change().blockedFrom(null).done());
            Clocks.goOn(draft, step, step.now(), true);
            return stands(failed ? voidAttempt(draft) : draft, step);
        });
    }

    /** A mark after the instruction was made: kept back if it has not left, recalled if it has. */
    static Draft confirmAfterInstruction(Step step) {
        return confirmed(
                step,
                RECALLING,
                "recall-started",
                "marked after the refund was instructed",
                draft -> draft.send(Messages.withdraw(step.deposit(), step)));
    }

    /** A mark within the period, but after the money: it is to be decided all the same, and the money to be recovered. */
    static Draft confirmAfterRefund(Step step) {
        return confirmed(
                step,
                MARKED_AFTER_REFUND,
                "marked-after-refund",
                "to be recovered by the purchaser",
                draft -> gone(draft, step));
    }

    /** The mark stands over money that is with the supplier. */
    static Draft gone(Draft draft, Step step) {
        return Clocks.awaitDecision(draft, step)
                .alarm("marked-after-refund", "the purchaser must recover the deposit / 采购人须追回保证金")
                .send(Messages.markTask(draft.deposit(), step, "recover"));
    }

    private static Draft confirmed(
            Step step, DepositState next, String code, String detail, UnaryOperator<Draft> consequences) {
        MarkConfirmed event = (MarkConfirmed) step.event();
        Mark asked = step.deposit().askedMark();
        if (asked == null || !asked.id().equals(event.id())) {
            return early(step, "the mark is not asked for yet");
        }
        if (!event.by().buys()) {
            return step.notEntitled();
        }
        if (!event.by().isSomeoneElseThan(asked.askedBy())) {
            return step.refuse("second-person-missing", "N4.3", "the one who asks may not be the one who confirms");
        }
        Mark mark = new Mark(
                asked.id(),
                asked.ground(),
                asked.part(),
                asked.askedBy(),
                event.by().id(),
                step.now(),
                asked.evidence());
        return late(step)
                .orElseGet(() -> consequences.apply(step.to(next, code, "N4.3", detail)
                        .deposit(step.deposit().change().mark(mark).done())));
    }

    /** From here the mark decides: the clocks stand still, and its end is asked for. */
    static Draft stands(Draft draft, Step step) {
        Mark mark = standing(draft.deposit());
        Clocks.standStill(draft, new Excuse(mark.from(), null, "marked", mark.evidence()));
        Clocks.awaitDecision(draft, step);
        return draft.send(Messages.markTask(draft.deposit(), step, "decide"));
    }

    /** The attempt is void: the mark's two persons, and the message that proves it. */
    static Draft voidAttempt(Draft draft) {
        Deposit deposit = draft.deposit();
        Mark mark = standing(deposit);
        if (mark.confirmedBy() == null || deposit.voidProof() == null) {
            throw new IllegalStateException("An attempt of " + deposit.item() + " can only be voided with proof");
        }
        return draft.move(new MoneyMove.Voided(
                deposit.item(),
                Purpose.REFUND,
                deposit.attempt(),
                deposit.voidProof(),
                mark.askedBy(),
                mark.confirmedBy()));
    }

    static Mark standing(Deposit deposit) {
        Mark mark = deposit.mark();
        if (mark == null) {
            throw new IllegalStateException("No mark stands on " + deposit.item());
        }
        return mark;
    }
}
