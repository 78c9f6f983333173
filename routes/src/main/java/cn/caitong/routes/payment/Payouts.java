package cn.caitong.routes.payment;

import cn.caitong.routes.payment.ClaimEvent.PaidOut;
import cn.caitong.routes.payment.ClaimFacts.Interest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the payments below a claim tell it: the terms of payment end with it, and begin again when a bank takes it back (N5.4). */
final class Payouts {
    private static final String CLAUSE = "N5.4";

    private Payouts() {}

    /** The treasury has an application: payment is started. */
    static Draft applied(Step step) {
        return known(step, confirmation -> {
            PaidOut told = (PaidOut) step.event();
            Draft draft = step.stay("payment-applied", CLAUSE, "the treasury has the application");
            PaymentClocks.discharge(draft, confirmation, told.on(), Set.of(PaymentClocks.START));
            return keep(draft, confirmation.applied(told.on()));
        });
    }

    /** All lines are credited, on the bank's day. */
    static Draft credited(Step step) {
        return known(step, confirmation -> {
            PaidOut told = (PaidOut) step.event();
            if (told.on().equals(confirmation.creditedOn())) {
                return Rule.noted(step);
            }
            Optional<Interest> interest = LatePayments.interest(step, confirmation, told);
            Draft draft = interest.map(owed -> LatePayments.owed(step, confirmation, owed))
                    .orElseGet(() -> step.stay("payment-credited", CLAUSE, "the bank credited all of it"));
            PaymentClocks.discharge(draft, confirmation, told.on(), PaymentClocks.ALL);
            return settled(keep(draft, confirmation.credited(told.on(), interest.orElse(null))));
        });
    }

    /**
     * A bank took a credit back: it is owed as it was, under its first due date (P8), unless it was to be recovered. Before
     * a credit its clocks run already.
     */
    static Draft returned(Step step) {
        return known(step, confirmation -> {
            if (confirmation.creditedOn() == null) {
                return Rule.noted(step);
            }
            Draft draft = step.to(
                    ClaimState.CONFIRMED, "payment-returned", CLAUSE, "the bank sent it back; it is owed as it was");
            String payment = step.known().paymentId(confirmation);
            boolean owed = confirmation.amount().compareTo(step.known().recovering(payment)) > 0;
            if (owed) {
                PaymentClocks.reopen(draft, step, confirmation);
            }
            return draft.claim(draft.claim()
                    .change()
                    .confirmation(confirmation.of(), Confirmation::returned)
                    .done());
        });
    }

    /** It was told, and nothing is owed of it any more: somebody must look at what was paid. */
    static Draft unowed(Step step) {
        return step.stay("payment-of-dead-claim", CLAUSE, "nothing is owed on this invoice any more")
                .alarm(
                        "payment-of-dead-claim",
                        "%1$s came after the claim had ended / 请款已终结后又收到 %1$s"
                                .formatted(step.event().kind().type()));
    }

    /** A claim is paid when everything that was confirmed is credited and nothing else of it can become owed. */
    static Draft settled(Draft draft) {
        return draft.next() == ClaimState.CONFIRMED && draft.claim().isPaid() ? draft.reach(ClaimState.PAID) : draft;
    }

    private static Draft keep(Draft draft, Confirmation changed) {
        return draft.claim(draft.claim()
                .change()
                .confirmation(changed.of(), each -> changed)
                .done());
    }

    private static Draft known(Step step, Function<Confirmation, Draft> then) {
        Optional<Confirmation> confirmation = step.known().confirmation(((PaidOut) step.event()).payment());
        return confirmation
                .map(then)
                .orElseGet(() -> step.park(
                        "payment-unknown", "no confirmed sum of this claim has that payment id / 该申领没有此支付编号的已确认款项"));
    }
}
