package cn.caitong.simulators.guarantee;

import cn.caitong.simulators.ledger.Fen;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a guarantee, and what proves it.
 *
 * @param reference of a release the instruction, of a payment the mark
 * @param voucher by which the guarantor's payment was paid over
 * @param operator the purchaser's person who recorded that
 * @param digest of the proof, with its algorithm
 */
public record Happening(
        What what,
        Instant at,
        @Nullable LocalDate until,
        @Nullable Fen amount,
        @Nullable String reference,
        @Nullable String voucher,
        @Nullable String operator,
        @Nullable String proof,
        @Nullable String digest) {

    /** 递交, 延期, 退还, 赔付. */
    public enum What {
        LODGED,
        EXTENDED,
        GIVEN_BACK,
        PAID
    }

    public static Happening lodged(Instant at) {
        return new Happening(What.LODGED, at, null, null, null, null, null, null, null);
    }

    public static Happening extended(Instant at, LocalDate until, String proof, String digest) {
        return new Happening(What.EXTENDED, at, until, null, null, null, null, proof, digest);
    }

    public static Happening givenBack(Instant at, String instruction) {
        return new Happening(What.GIVEN_BACK, at, null, null, instruction, null, null, null, null);
    }

    /** Its issuer paid what was claimed; it went to the treasury under a voucher. */
    public static Happening paid(
            Instant at, Fen amount, String mark, String voucher, String operator, String proof, String digest) {
        return new Happening(What.PAID, at, null, amount, mark, voucher, operator, proof, digest);
    }

    public @Nullable String instruction() {
        return what == What.GIVEN_BACK ? reference : null;
    }

    public @Nullable String mark() {
        return what == What.PAID ? reference : null;
    }

    /** What is spoken of: what was paid, otherwise all of it. */
    public Fen sum(Guarantee guarantee) {
        return amount == null ? guarantee.amount() : amount;
    }
}
