package cn.caitong.routes.payment;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * On what of a claim a sum falls that a red or voided invoice takes back: first what nobody disputes and nobody confirmed, then
 * what was confirmed and is not applied for, then what is disputed; what is left of it is applied for or paid, and is recovered.
 */
final class TakenBack {
    /** What the payments below hear of it: that they look, not what they find. */
    static final String TOLD = "claim.taken-back.v1";

    private final Step step;
    private final Draft draft;
    private final String red;
    private final Map<String, Money> reserved = new HashMap<>();
    private Money left;
    private Money recovering;

    private TakenBack(Draft draft, Step step, String red, Money sum) {
        this.draft = draft;
        this.step = step;
        this.red = red;
        this.left = sum;
        this.recovering = Money.zero(sum.currency());
    }

    /** @param red the number of the red invoice; of a voided one its own */
    static Draft take(Draft draft, Step step, String red, Money sum) {
        Claim claim = draft.claim();
        Money most = claim.amount().minus(claim.recovering());
        Money taken = Money.least(sum, most);
        TakenBack taking = new TakenBack(draft, step, red, taken);
        taking.left = taken.minus(Money.least(taken, claim.undisputed()));
        taking.unapplied();
        taking.disputed();
        taking.applied();
        if (taking.recovering.isPositive()) {
            draft.tellPayments(TOLD);
        }
        if (taken.equals(most) && taking.recovering.isPositive()) {
            Endings.dropParts(draft, "taken-back");
        }
        return less(draft, taken.minus(taking.recovering));
    }

    /** Less is claimed: if nothing is left, the claim is over. */
    static Draft less(Draft draft, Money sum) {
        if (sum.isZero()) {
            return draft;
        }
        Money rest = draft.claim().amount().minus(sum);
        return rest.isZero()
                ? Endings.end(draft, ClaimState.DEAD, "taken-back")
                : Payouts.settled(Reserve.reduce(draft, rest));
    }

    /** The latest first. The red invoice has it in the ledger from here: no application can take it any more. */
    private void unapplied() {
        for (Confirmation each : draft.claim().confirmations().reversed()) {
            String payment = draft.claim().paymentId(each);
            Money free = new Money(step.free(ClaimFacts.item(payment)), left.currency());
            Money taken = Money.least(left, Money.least(free, each.amount()));
            if (taken.isPositive()) {
                draft.move(new MoneyMove.Owed(ClaimFacts.item(payment), Purpose.RED, red, taken.amount()));
                reserved.put(payment, taken);
                reduce(each, taken);
            }
        }
    }

    private void reduce(Confirmation confirmation, Money taken) {
        Confirmation less = confirmation.reducedTo(confirmation.amount().minus(taken));
        draft.claim(draft.claim().change().confirmation(less.of(), each -> less).done());
        if (less.amount().isZero()) {
            PaymentClocks.end(draft, less, "taken-back");
        }
        left = left.minus(taken);
    }

    private void disputed() {
        for (Objection part : draft.claim().parts()) {
            Money taken = Money.least(left, Claim.partOf(part));
            Money rest = Claim.partOf(part).minus(taken);
            draft.claim(draft.claim()
                    .change()
                    .objection(part.id(), each -> each.disputing(rest))
                    .done());
            left = left.minus(taken);
        }
    }

    private void applied() {
        List<Confirmation> confirmations = draft.claim().confirmations().reversed();
        for (Confirmation each : confirmations) {
            String payment = draft.claim().paymentId(each);
            Money locked = Money.least(left, each.amount().minus(draft.claim().recovering(payment)));
            if (locked.isPositive()) {
                Money before = reserved.getOrDefault(payment, Money.zero(left.currency()));
                Recoveries.open(draft, step, red, each, before, locked);
                recovering = recovering.plus(locked);
                left = left.minus(locked);
                if (each.amount().equals(draft.claim().recovering(payment))) {
                    PaymentClocks.end(draft, each, "taken-back");
                }
            }
        }
    }
}
