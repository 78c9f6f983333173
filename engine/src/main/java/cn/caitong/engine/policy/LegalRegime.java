package cn.caitong.engine.policy;

import java.util.Arrays;
import java.util.Optional;

/** The body of law a tender is procured under ({@code legalRegime}); it selects the rows of the clock table. */
public enum LegalRegime {
    /** Goods and services by tendering. */
    ORDER_87("order-87", "财政部令第87号"),
    /** Competitive negotiation, inquiry, single source. */
    ORDER_74("order-74", "财政部令第74号"),
    /** Competitive consultation. */
    ORDER_214("order-214", "财库〔2014〕214号"),
    /** Works by tendering. */
    BIDDING_LAW("bidding-law", "招标投标法");

    private final String code;
    private final String chinese;

    LegalRegime(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    /** The stable code in messages and files. */
    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<LegalRegime> of(String code) {
        return Arrays.stream(values())
                .filter(regime -> regime.code.equals(code))
                .findFirst();
    }
}
