package cn.caitong.mappings.money;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An exact amount with two places and its currency (ISO 4217). In messages it is {@code {"amount":"12000.00","currency":"CNY"}}:
 * the amount is text, because JSLT, XSLT and RFC 8785 all compute in doubles.
 *
 * @param amount scale 2 exactly, at most 15 digits before the point
 * @param currency three capital letters
 */
public record Money(BigDecimal amount, String currency) implements Comparable<Money> {
    /** What an amount looks like in a message. */
    public static final String SHAPE = "^-?\\d{1,15}\\.\\d{2}$";

    private static final Pattern AMOUNT = Pattern.compile(SHAPE);
    private static final Pattern CURRENCY = Pattern.compile("^[A-Z]{3}$");
    private static final BigDecimal BOUND = BigDecimal.TEN.pow(15);

    public Money {
        if (amount.scale() != 2 || amount.abs().compareTo(BOUND) >= 0 || !isCurrency(currency)) {
            throw new RefusedException(ErrorCode.MONEY_SHAPE_WRONG, "");
        }
    }

    /** Reads the text form; anything else, a third place included, is refused with {@code money-shape-wrong}. */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        if (!isAmount(amount)) {
            throw new RefusedException(ErrorCode.MONEY_SHAPE_WRONG, "");
        }
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money cny(String amount) {
        return of(amount, "CNY");
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO.setScale(2), currency);
    }

    public static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }

    public static boolean isCurrency(String text) {
        return CURRENCY.matcher(text).matches();
    }

    /** The smaller of two amounts of one currency. */
    public static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    public Money plus(Money other) {
        return new Money(amount.add(inSameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(inSameCurrency(other).amount), currency);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** The amount as messages carry it, such as {@code 12000.00}. */
    public String text() {
        return amount.toPlainString();
    }

    @JsonValue
    Map<String, String> json() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", text());
        fields.put("currency", currency);
        return fields;
    }

    /** Orders amounts of one currency; comparing across currencies is an error of the program. */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(inSameCurrency(other).amount);
    }

    @Override
    public String toString() {
        return text() + " " + currency;
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency);
        }
        return other;
    }
}
