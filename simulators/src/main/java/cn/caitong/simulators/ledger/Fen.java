package cn.caitong.simulators.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Money of this city in whole fen, at most fifteen digits of yuan; negative only as the balance of an overdrawn account. */
public record Fen(@JsonValue long fen) implements Comparable<Fen> {
    public static final Fen ZERO = new Fen(0);
    private static final Pattern YUAN = Pattern.compile("\\d{1,15}\\.\\d{2}");
    private static final Pattern DIGITS = Pattern.compile("\\d{3,17}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fen {}

    /** Reads {@code 12000.00}; anything else is an {@link IllegalArgumentException}. */
    public static Fen ofYuan(String yuan) {
        if (!YUAN.matcher(yuan).matches()) {
            throw new IllegalArgumentException("not yuan with two decimals: " + yuan);
        }
        return new Fen(Long.parseLong(yuan.replace(".", "")));
    }

    /** Reads {@code 1200000}, at least three digits; anything else is an {@link IllegalArgumentException}. */
    public static Fen ofDigits(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("not fen of at least three digits: " + digits);
        }
        return new Fen(Long.parseLong(digits));
    }

    /** {@code 12000.00}. */
    public String yuan() {
        String digits = digits();
        int point = digits.length() - 2;
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    /** {@code 1200000}; five fen are {@code 005}. */
    public String digits() {
        return (fen < 0 ? "-" : "") + "%03d".formatted(Math.abs(fen));
    }

    public Fen plus(Fen other) {
        return new Fen(fen + other.fen);
    }

    public Fen minus(Fen other) {
        return new Fen(fen - other.fen);
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan();
    }
}
