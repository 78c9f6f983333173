package cn.caitong.routes.payment;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.Confirmation.How;
import cn.caitong.routes.payment.Objection.Standing;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The receipt of the invoice is confirmed, by the purchaser or by its silence (N5.3). It confirms nothing else, and it starts
 * nothing: it opens the purchaser's duty to pay (N5.4).
 */
final class Confirmations {
    private static final String CLAUSE = "N5.3";

    private Confirmations() {}

    /** The purchaser says so before its days are over: of all that it does not dispute. */
    static Draft confirm(Step step) {
        ClaimEvent.Confirmed confirmed = (ClaimEvent.Confirmed) step.event();
        if (!confirmed.by().isPurchaser()) {
            return step.notEntitled();
        }
        if (step.known().isDisputedWhole()) {
            return step.refuse("objection-stands", CLAUSE, "all of it is disputed; withdraw the objection first");
        }
        boolean parts = !WindowClocks.runningParts(step.known()).isEmpty();
        if (step.state() == ClaimState.CONFIRMED && !parts) {
            return Rule.noted(step);
        }
        Draft draft = Submissions.knownBy(
                step.to(ClaimState.CONFIRMED, "receipt-confirmed", CLAUSE, "by the purchaser; payment is owed"), step);
        LocalDate today = LegalDay.of(step.arrivedAt());
        main(draft, step, How.PURCHASER, today, step.arrivedAt());
        WindowClocks.runningParts(draft.claim())
                .forEach(part -> part(draft, step, part, How.PURCHASER, today, step.arrivedAt()));
        return draft;
    }

    /** All that was neither confirmed nor disputed. */
    static Draft main(Draft draft, Step step, How how, LocalDate on, Instant at) {
        Claim claim = draft.claim();
        if (claim.isConfirmed(Confirmation.UNDISPUTED)) {
            return draft;
        }
        WindowClocks.discharge(draft, WindowClocks.main(claim), on);
        draft.claim(claim.change()
                .objections(each -> each.standing() == Standing.INCOMPLETE ? each.ended(Standing.LAPSED, at) : each)
                .times(claim.times().confirmedAt(at))
                .done());
        return confirmed(draft, step, Confirmation.of(Confirmation.UNDISPUTED, claim.undisputed(), how, on, at));
    }

    /** A part whose objection came to nothing. */
    static Draft part(Draft draft, Step step, Objection part, How how, LocalDate on, Instant at) {
        WindowClocks.discharge(draft, WindowClocks.part(draft.claim(), part), on);
        return confirmed(draft, step, Confirmation.of(part.id(), Claim.partOf(part), how, on, at));
    }

    /** Another sum is owed: an item of the ledger, terms, and a task to pay it. */
    static Draft confirmed(Draft draft, Step step, Confirmation confirmation) {
        draft.claim(draft.claim().change().confirmed(confirmation).done());
        return confirmation.amount().isPositive() ? owed(draft, step, confirmation) : draft;
    }

    private static Draft owed(Draft draft, Step step, Confirmation confirmation) {
        Money sum = confirmation.amount();
        draft.move(new MoneyMove.Received(
                ClaimFacts.item(draft.claim().paymentId(confirmation)),
                sum.currency(),
                sum.amount(),
                confirmation.at()));
        return PaymentClocks.open(draft, step, confirmation)
                .send(ClaimMessages.task(
                        draft.claim(),
                        step,
                        ClaimMessages.PURCHASER,
                        "start-payment",
                        PaymentClocks.START,
                        confirmation.of(),
                        PaymentClocks.startBy(step, draft.claim(), confirmation),
                        sum));
    }
}
