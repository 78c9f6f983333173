package cn.caitong.routes.payment;

import cn.caitong.routes.payment.Claim.Agreed;

/** Something about its contract changed: a claim that lives keeps what its payments must know of it. */
final class Agreements {
    /** What the payments below hear of it: that they look, not what they find. */
    static final String CHANGED = "claim.contract-changed.v1";

    private Agreements() {}

    static Draft changed(Step step) {
        Terms terms = step.terms();
        if (terms == null) {
            return Rule.noted(step);
        }
        Claim claim = step.known();
        Agreed before = claim.agreed();
        Agreed now = new Agreed(
                before.supplierName(),
                before.purchaserName(),
                terms.suspended(),
                terms.terminated(),
                terms.locked(),
                before.signedOn(),
                before.credit());
        boolean samePayee = claim.payee().open().isThatOf(terms.payee().open());
        if (samePayee && now.equals(before)) {
            return Rule.noted(step);
        }
        return step.stay("contract-changed", "N5.4", "suspended, resumed, ended, or another payee")
                .claim(claim.change()
                        .agreed(now, samePayee ? claim.payee() : terms.payee())
                        .done())
                .tellPayments(CHANGED);
    }
}
