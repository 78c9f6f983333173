package cn.caitong.routes.deposit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * In which form a deposit was given (递交方式).
 *
 * @param number the guarantee's number, by which its issuer knows it
 * @param validUntil the last day of a guarantee, Asia/Shanghai; null where it has none
 */
record Form(Kind kind, @Nullable String number, @Nullable LocalDate validUntil) {

    /** The forms, by the codes of the messages. */
    enum Kind {
        TRANSFER("transfer"),
        BANK_GUARANTEE("bank-guarantee"),
        E_GUARANTEE("e-guarantee"),
        INSURANCE("insurance"),
        ANNUAL("annual"),
        EXEMPT("exempt");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Kind of(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No form has the code " + code);
        }
    }

    static final Form TRANSFER = new Form(Kind.TRANSFER, null, null);

    /** Only money has instructions in the ledger; anything else is released. */
    boolean isMoney() {
        return kind == Kind.TRANSFER;
    }

    /** Whether there is anything to give back. */
    boolean isReturned() {
        return kind != Kind.EXEMPT;
    }

    /** Whether the lot's sum is asked of it: an annual deposit stands for many bids, an exemption for none. */
    boolean hasSum() {
        return kind != Kind.ANNUAL && kind != Kind.EXEMPT;
    }

    boolean runsOutBefore(LocalDate day) {
        return validUntil != null && validUntil.isBefore(day);
    }

    Form extended(LocalDate until) {
        return new Form(kind, number, until);
    }
}
