package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.payment.ClaimFacts;
import cn.caitong.routes.payment.ClaimFacts.Confirmed;
import cn.caitong.routes.treasury.Payable.Limit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of a claim's case what a payment must know. */
final class ClaimReader {
    private final CaseCodec codec;

    ClaimReader(CaseCodec codec) {
        this.codec = codec;
    }

    /** Empty where no claim was ever accepted. */
    Optional<Payable> payable(CaseFile claim, String paymentId) {
        return ClaimFacts.of(codec, claim).map(facts -> payable(facts, paymentId));
    }

    private static Payable payable(ClaimFacts facts, String paymentId) {
        Optional<Confirmed> confirmed = facts.payment(paymentId);
        Optional<Confirmed> owed = confirmed.filter(any -> facts.lives());
        return new Payable(
                facts.invoice(),
                facts.contract(),
                facts.tender(),
                facts.supplier(),
                facts.supplierName(),
                facts.purchaser(),
                facts.purchaserName(),
                facts.payee(),
                facts.locked(),
                confirmed.map(Confirmed::amount).orElse(Money.zero("CNY")),
                owed.map(Confirmed::amount).filter(Money::isPositive).orElse(null),
                confirmed.map(Confirmed::recovering).orElse(Money.zero("CNY")),
                facts.lives(),
                facts.suspended(),
                facts.terminated(),
                owed.map(ClaimReader::limit).orElse(null));
    }

    private static @Nullable Limit limit(Confirmed confirmed) {
        return confirmed
                .creditedBy()
                .map(term -> new Limit(term.row(), term.on(), term.at()))
                .orElse(null);
    }
}
