package cn.caitong.routes.payment;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimEvent.RedIssued;
import cn.caitong.routes.payment.Objection.Standing;

/** The invoice is voided (作废) or taken back by a red one (红字), wholly or in part, before or after its receipt is confirmed. */
final class Endings {
    private static final String CLAUSE = "N5.2";

    private Endings() {}

    static Draft voided(Step step) {
        Claim claim = step.known();
        if (claim.told().contains(Claim.RED + claim.invoice())) {
            return Rule.noted(step);
        }
        Draft draft = step.stay("invoice-voided", CLAUSE, "nothing is paid on it");
        draft.claim(claim.change().told(Claim.RED + claim.invoice()).done());
        return stopped(TakenBack.take(draft, step, claim.invoice(), claim.amount()), step, claim.invoice());
    }

    /** No claim stands on it, and none ever will. */
    static Draft kill(Step step) {
        return step.to(ClaimState.DEAD, "invoice-dead", CLAUSE, "nothing can be claimed with it any more");
    }

    static Draft red(Step step) {
        RedIssued red = (RedIssued) step.event();
        Claim claim = step.known();
        if (!red.amount().currency().equals(claim.amount().currency())) {
            return step.park("currency-differs", "the red invoice is in another currency / 红字发票币种不同");
        }
        if (claim.told().contains(Claim.RED + red.red())) {
            return Rule.noted(step);
        }
        if (red.amount().compareTo(claim.bill().total()) > 0) {
            return step.park("red-above-invoice", "the red invoice takes back more than there was / 红字发票冲减金额超过原票余额");
        }
        Draft draft = step.stay("red-invoice", CLAUSE, "a red invoice takes back a part, or all");
        draft.claim(claim.change().told(Claim.RED + red.red()).done());
        Money rest = Remedies.answered(draft, step, red);
        return rest.isZero() ? draft : stopped(TakenBack.take(draft, step, red.red(), rest), step, red.red());
    }

    /** The claim ends: what it reserved is free, and nothing of it is owed. */
    static Draft end(Draft draft, ClaimState state, String why) {
        Reserve.release(draft);
        WindowClocks.end(draft, why);
        PaymentClocks.end(draft, why);
        draft.clock(new ObligationChange.Voided(draft.claim().clock(Submissions.PUSH_CLAUSE), why));
        draft.claim(draft.claim()
                .change()
                .objections(each -> each.isOpen() ? each.ended(Standing.LAPSED, each.arrivedAt()) : each)
                .done());
        return draft.reach(state);
    }

    /** The parts that were still open are gone with what was upheld or taken back: of themselves they released nothing. */
    static Draft dropParts(Draft draft, String why) {
        Money nothing = Money.zero(draft.claim().amount().currency());
        for (Objection part : draft.claim().parts()) {
            WindowClocks.endPart(draft, part, why);
            draft.claim(draft.claim()
                    .change()
                    .objection(
                            part.id(),
                            each -> each.ended(Standing.UPHELD, each.arrivedAt())
                                    .disputing(nothing))
                    .done());
        }
        return draft;
    }

    /**
     * Whoever was to pay must not, or must pay less.
     *
     * @param cause the invoice that takes it back: each stops by a task of its own
     */
    private static Draft stopped(Draft draft, Step step, String cause) {
        boolean awaited = draft.claim().confirmations().stream().anyMatch(each -> each.creditedOn() == null);
        if (draft.next() != ClaimState.DEAD && !awaited) {
            return draft;
        }
        return draft.send(ClaimMessages.task(
                draft.claim(),
                step,
                ClaimMessages.PURCHASER,
                "stop-payment",
                CLAUSE,
                draft.reason().code() + "/" + cause,
                null));
    }
}
