package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimEvent.RetentionReleased;
import cn.caitong.routes.payment.Confirmation.How;
import java.util.Optional;

/**
 * A retention (质保金) that was kept back of a confirmed sum is released: so much less is owed of that sum for ever, and as much as a
 * sum of its own, with its own terms. What was deducted stays deducted in the ledger, so that it is paid once (P2).
 */
final class Retentions {
    private static final String CLAUSE = "N5.4";

    private Retentions() {}

    static Draft released(Step step) {
        RetentionReleased told = (RetentionReleased) step.event();
        Claim claim = step.known();
        Optional<Confirmation> from = claim.confirmation(told.payment());
        if (from.isEmpty()) {
            return step.park(
                    "payment-unknown", "no confirmed sum of this claim has that payment id / 该申领没有此支付编号的已确认款项");
        }
        String name = "retention/" + told.payment() + "/" + told.deduction();
        if (claim.isConfirmed(name)) {
            return Rule.noted(step);
        }
        Money owed = from.get().amount().minus(claim.recovering(told.payment()));
        if (told.amount().compareTo(owed) > 0) {
            return step.park(
                    "retention-above-owed",
                    "more is released than is owed of that sum after its red invoices / 释放金额超过冲红后的应付余额");
        }
        Draft draft = step.to(
                ClaimState.CONFIRMED,
                "retention-released",
                CLAUSE,
                "what was kept back is owed; it is a payment of its own");
        draft.claim(claim.change()
                .confirmation(
                        from.get().of(), each -> each.reducedTo(each.amount().minus(told.amount())))
                .done());
        return Confirmations.confirmed(
                draft, step, Confirmation.of(name, told.amount(), How.RETENTION, told.on(), step.arrivedAt()));
    }
}
