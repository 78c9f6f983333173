package cn.caitong.routes.payment;

import cn.caitong.routes.contract.ContractFacts;
import cn.caitong.routes.payment.ClaimEvent.PaidOut;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import cn.caitong.routes.payment.ClaimFacts.Interest;
import cn.caitong.routes.payment.ClaimFacts.LateTerms;
import java.util.List;
import java.util.Optional;

/**
 * A small or medium firm was paid after its own term: interest is owed (C34, 款项条例 art. 17). Its purchaser and finance are told how
 * much; paying it is the purchaser's act, and no money of the confirmed sum is moved for it.
 */
final class LatePayments {
    static final String CLAUSE = "C34";
    static final String TASK = "interest";

    private LatePayments() {}

    /** Empty of every other firm, whose sums have no such term. */
    static Optional<LateTerms> terms(Claim claim, Confirmation confirmation) {
        ContractFacts.Credit agreed = claim.agreed().credit();
        return PaymentClocks.firmsLimit(confirmation)
                .map(limit -> new LateTerms(
                        limit,
                        agreed == null ? null : agreed.percentAYear(),
                        claim.agreed().signedOn()));
    }

    /** What is owed now that all of it is credited: each line for its own days, where the payment said so. */
    static Optional<Interest> interest(Step step, Confirmation confirmation, PaidOut told) {
        List<Credit> credits =
                told.credits().isEmpty() ? List.of(new Credit(confirmation.amount(), told.on())) : told.credits();
        return terms(step.known(), confirmation)
                .flatMap(late -> step.policy().overdue().interest(late, credits));
    }

    static Draft owed(Step step, Confirmation confirmation, Interest interest) {
        Claim claim = step.known();
        String what = claim.paymentId(confirmation) + "#" + confirmation.returns();
        Draft draft = step.stay("payment-credited-late", CLAUSE, said(interest));
        for (String to : List.of(ClaimMessages.PURCHASER, ClaimMessages.FINANCE, ClaimMessages.SUPPLIER)) {
            draft.send(ClaimMessages.task(claim, step, to, TASK, CLAUSE, what, null, interest.amount()));
        }
        return draft;
    }

    private static String said(Interest interest) {
        return "the bank credited it after %s, the last day of a small or medium firm's term: interest of %s is owed until %s, at %s%% a %s (%s)"
                .formatted(
                        interest.limit(),
                        interest.amount().text(),
                        interest.until(),
                        interest.rate().percent().toPlainString(),
                        interest.rate().of().isADay() ? "day" : "year",
                        interest.rate().of().code());
    }
}
