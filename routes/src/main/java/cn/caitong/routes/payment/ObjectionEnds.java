package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimEvent.Decided;
import cn.caitong.routes.payment.ClaimEvent.Withdrawn;
import cn.caitong.routes.payment.Objection.Standing;
import java.util.Locale;

/** An objection ends: withdrawn or dismissed, its remaining days run on; upheld, what it disputed is not paid. */
final class ObjectionEnds {
    private static final String CLAUSE = "N5.3";

    private ObjectionEnds() {}

    static Draft withdraw(Step step) {
        Withdrawn withdrawn = (Withdrawn) step.event();
        return withdrawn.by().isPurchaser()
                ? Objections.known(step, withdrawn.id(), objection -> inVain(step, objection, Standing.WITHDRAWN))
                : step.notEntitled();
    }

    /** Finance decides between purchaser and supplier; neither can decide for itself. */
    static Draft decide(Step step) {
        Decided decided = (Decided) step.event();
        if (!decided.by().isFinance()) {
            return step.notEntitled();
        }
        return Objections.known(
                step,
                decided.id(),
                objection -> decided.upheld()
                        ? upheld(step, objection, decided.replace())
                        : inVain(step, objection, Standing.DISMISSED));
    }

    private static Draft inVain(Step step, Objection objection, Standing how) {
        if (!objection.isOpen()) {
            return over(step, objection, how);
        }
        Draft draft =
                step.stay("objection-" + how.name().toLowerCase(Locale.ROOT), CLAUSE, "the rest of the window runs on");
        draft.claim(draft.claim()
                .change()
                .objection(objection.id(), each -> each.ended(how, step.arrivedAt()))
                .done());
        return objection.stands() ? runsOn(draft, step) : draft;
    }

    private static Draft over(Step step, Objection objection, Standing how) {
        return objection.standing() == how
                ? Rule.noted(step)
                : step.refuse("objection-ended", "P8", "that objection has ended");
    }

    /** Once nothing disputes all of it any more, what stood still runs on. */
    private static Draft runsOn(Draft draft, Step step) {
        WindowClocks.resume(draft, step, step.arrivedAt());
        boolean disputed = draft.claim().isDisputedWhole();
        return draft.next() == ClaimState.OBJECTED && !disputed ? draft.reach(ClaimState.WINDOW) : draft;
    }

    /** What it disputed is released. If nothing is left, the claim is over. */
    private static Draft upheld(Step step, Objection objection, boolean replace) {
        if (!objection.stands()) {
            return objection.standing() == Standing.INCOMPLETE
                    ? step.refuse("objection-incomplete", CLAUSE, "without evidence it cannot be upheld")
                    : over(step, objection, Standing.UPHELD);
        }
        Claim claim = step.known();
        Money left =
                objection.part() == null ? claim.confirmed() : claim.amount().minus(objection.part());
        Money released = claim.amount().minus(left);
        Draft draft = step.stay("objection-upheld", CLAUSE, "what it disputed is not paid on this invoice")
                .send(ClaimMessages.task(
                        claim,
                        step,
                        ClaimMessages.SUPPLIER,
                        replace || claim.isReversed() ? "replace" : "resubmit",
                        CLAUSE,
                        objection.id(),
                        null,
                        released));
        draft.claim(claim.change()
                .objection(
                        objection.id(),
                        each -> each.ended(Standing.UPHELD, step.arrivedAt()).disputing(released))
                .done());
        if (left.isZero()) {
            boolean over = replace || claim.isReversed();
            return Endings.end(draft, over ? ClaimState.DEAD : ClaimState.FREE, "objection-upheld");
        }
        if (objection.part() == null) {
            Endings.dropParts(draft, "objection-upheld");
        }
        return Payouts.settled(runsOn(Reserve.reduce(draft, left), step));
    }

    /** A red invoice took back what it disputed: it ends, and what stood still for it runs on. */
    static Draft remedied(Draft draft, Step step, Objection objection) {
        draft.claim(draft.claim()
                .change()
                .objection(objection.id(), each -> each.ended(Standing.REMEDIED, step.arrivedAt()))
                .done());
        return runsOn(draft, step);
    }
}
