package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.Deposit.Mark;
import cn.caitong.routes.deposit.DepositEvent.Forfeited;
import cn.caitong.routes.deposit.DepositEvent.MarkLifted;
import cn.caitong.routes.deposit.DepositEvent.Recovered;
import cn.caitong.routes.deposit.Recovery.Sum;
import java.util.Optional;

/** How a mark ends that came after the money (N4.3): recovered from the supplier (追回), or lifted. No money moves in the ledger. */
final class Recoveries {
    private Recoveries() {}

    /** The holder has some of it, or all. */
    static Draft recovered(Step step) {
        Recovered back = (Recovered) step.event();
        Recovery known = step.deposit().kept().recovered();
        Optional<Draft> repeated = repeated(step, back);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        Recovery more = known.with(back.id(), new Sum(back.amount(), back.on()));
        return more.total().orElseThrow().compareTo(wanted(step, more)) > 0
                ? step.park("more-than-marked", "more came back than may be kept / 追回金额超过应不予退还的金额")
                : settled(
                        step,
                        more,
                        "part-recovered",
                        "recovered so far: " + more.total().orElseThrow());
    }

    private static Optional<Draft> repeated(Step step, Recovered back) {
        Sum known = step.deposit().kept().recovered().sums().get(back.id());
        return Optional.ofNullable(known)
                .map(sum -> sum.equals(new Sum(back.amount(), back.on()))
                        ? step.stay("noted", "P8", "it says what is known already")
                        : step.park("recovery-id-used", "the holder gave this number to another sum / 收取方已将此编号用于其他款项"));
    }

    /** It is decided what is to be recovered, the supplier having been heard; what came back already may be enough. */
    static Draft decide(Step step) {
        Forfeited forfeited = (Forfeited) step.event();
        Recovery known = step.deposit().kept().recovered();
        Optional<Draft> hindered = MarkEnds.hindered(step, forfeited);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        if (known.total().filter(back -> back.compareTo(forfeited.amount()) > 0).isPresent()) {
            return step.refuse("less-than-recovered", "N4.3", "more has come back already");
        }
        return settled(
                step, known.decidedAs(forfeited.amount()), "to-be-recovered", "to be recovered: " + forfeited.amount());
    }

    /** The supplier keeps what was refunded; what it gave back meanwhile is its own. */
    static Draft lift(Step step) {
        MarkLifted lifted = (MarkLifted) step.event();
        Mark mark = Marks.standing(step.deposit());
        if (!mark.id().equals(lifted.id())) {
            return MarkEnds.otherMark(step);
        }
        if (!lifted.by().decides()) {
            return step.notEntitled();
        }
        Draft draft = step.to(REFUNDED, "mark-lifted", "N4.3", "the supplier keeps what was refunded")
                .deposit(step.deposit().change().unmarked(mark).done());
        if (Marks.isUndecided(step.deposit())) {
            draft.clock(new ObligationChange.Discharged(Marks.clock(step.deposit()), step.today()));
        }
        return owedBack(draft, step);
    }

    /** The bank took the refund back while it was being recovered: the mark is decided over the money itself now. */
    static Draft overtaken(Draft draft, Step step) {
        if (Marks.isUndecided(step.deposit())) {
            draft.clock(new ObligationChange.Voided(Marks.clock(step.deposit()), "refund-returned"));
        }
        return owedBack(draft, step);
    }

    private static Draft owedBack(Draft draft, Step step) {
        Optional<Money> total = step.deposit().kept().recovered().total();
        draft.deposit(draft.deposit()
                .change()
                .kept(draft.deposit().kept().recovering(null))
                .done());
        total.ifPresent(back -> draft.alarm(
                        "recovered-to-return", "to be given back to the supplier: %1$s / 应退还供应商：%1$s".formatted(back))
                .send(Messages.giveBackTask(step.deposit(), step, back)));
        return draft;
    }

    /**
     * Ends what came back whole, once it is decided: that money came back is not yet that it may be kept (N4.3). A decision ends the wait
     * for one.
     */
    private static Draft settled(Step step, Recovery now, String code, String detail) {
        boolean whole = now.decided() != null && now.total().equals(Optional.of(now.decided()));
        Draft draft = whole
                ? step.to(FORFEITED, "recovered", "N4.3", "recovered, and to be paid over")
                : step.stay(code, "N4.3", detail);
        if (now.decided() != null && Marks.isUndecided(step.deposit())) {
            draft.clock(new ObligationChange.Discharged(Marks.clock(step.deposit()), step.today()));
        }
        return draft.deposit(step.deposit()
                .change()
                .kept(step.deposit().kept().recovering(now))
                .done());
    }

    private static Money wanted(Step step, Recovery now) {
        return now.decided() == null ? Marks.marked(step) : now.decided();
    }

    /** Its mark may still be on its way. */
    static Draft early(Step step) {
        boolean over = step.deposit()
                .windowEnd()
                .filter(end -> !step.now().isBefore(end))
                .isPresent();
        return over ? unasked(step) : step.hold("its mark is not confirmed yet");
    }

    /** Of what was recovered and kept the holder may speak again. */
    static Draft again(Step step) {
        return repeated(step, (Recovered) step.event()).orElseGet(() -> unasked(step));
    }

    static Draft unasked(Step step) {
        return step.park("unexpected", "money came back that nobody had to recover / 追回了无须追回的款项");
    }

    /** A refund whose sum was recovered and kept was credited, and its bank's return would be the supplier's second payment. */
    static Draft contradicted(Step step) {
        return step.deposit().creditedOn() == null
                ? Rule.noted(step)
                : step.park(
                        "unexpected",
                        "the refund was credited, and its sum was recovered from the supplier / 退款曾到账，且已自供应商追回");
    }
}
