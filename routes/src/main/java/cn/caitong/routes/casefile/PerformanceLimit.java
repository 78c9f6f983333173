package cn.caitong.routes.casefile;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** C17: how large a performance deposit (履约保证金) may be beside its contract's sum (条例 art. 48, 招标投标法实施条例 art. 58). */
public final class PerformanceLimit {
    public static final String CLAUSE = "C17";
    /** What a refusal and an alarm are called. */
    public static final String CODE = "performance-deposit-above-limit";

    private static final int PLACES = 2;
    private static final int OF_HUNDRED = 2;

    private PerformanceLimit() {}

    /**
     * What is wrong with one, in both languages: field, rule and remedy.
     *
     * @param percent of the contract's sum, by the tender's law; empty where that law has no such limit
     * @param field where the sum stands, as a JSON pointer
     */
    public static Optional<String> flaw(Money deposit, Money contract, Optional<BigDecimal> percent, String field) {
        return percent.filter(most -> isAbove(deposit, contract, most))
                .map(most ->
                        "%1$s is %2$s: a performance deposit is at most %3$s %% of the contract's sum, %4$s; lower it. "
                                .concat("%1$s 为 %2$s：履约保证金不得超过合同金额的 %3$s%%（%4$s），请调低。")
                                .formatted(field, deposit, most.toPlainString(), most(contract, most)));
    }

    private static boolean isAbove(Money deposit, Money contract, BigDecimal percent) {
        return !deposit.currency().equals(contract.currency())
                || deposit.amount().compareTo(most(contract, percent).amount()) > 0;
    }

    /** A fen's part is nobody's to ask for. */
    private static Money most(Money contract, BigDecimal percent) {
        BigDecimal most = contract.amount().multiply(percent).movePointLeft(OF_HUNDRED);
        return new Money(most.setScale(PLACES, RoundingMode.DOWN), contract.currency());
    }
}
