package cn.caitong.mappings.invoice;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the single values of an invoice as issuers write them. What cannot be read is empty; nothing is guessed and nothing rounded. */
final class Values {
    /** Thousands commas in their places or none at all. */
    private static final Pattern DECIMAL =
            Pattern.compile("^([+-]?)(\\d{1,24}|\\d{1,3}(?:,\\d{3}){1,7})(?:\\.(\\d{1,20}))?$");

    private static final Pattern DATE =
            Pattern.compile("^(\\d{4})[-年](\\d{2})[-月](\\d{2})日?(?:[ T](\\d{2}):(\\d{2}):(\\d{2}))?$");
    /** What stands in the place of a rate or a tax where there is none. */
    private static final Set<String> EXEMPT = Set.of("免税", "不征税", "出口零税率", "普通零税率", "零税率");

    private static final Pattern HIDDEN = Pattern.compile("^\\*{1,3}$");
    private static final BigDecimal BOUND = BigDecimal.TEN.pow(15);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Values() {}

    static Optional<BigDecimal> decimal(String text) {
        Matcher parts = DECIMAL.matcher(text);
        return parts.matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    /** Further places may only be noughts. */
    static Optional<Money> money(String text) {
        return decimal(text)
                .filter(value -> value.abs().compareTo(BOUND) < 0)
                .filter(value -> value.stripTrailingZeros().scale() <= 2)
                .map(value -> new Money(value.setScale(2, RoundingMode.UNNECESSARY), "CNY"));
    }

    /** A tax is hidden behind stars where the goods are exempt. */
    static Optional<Money> tax(String text) {
        return isHidden(text) || EXEMPT.contains(text) ? Optional.of(Money.zero("CNY")) : money(text);
    }

    static boolean isHidden(String text) {
        return HIDDEN.matcher(text).matches();
    }

    /** {@code 0.06}, {@code 6%} or a word; a bare {@code 6} is neither. */
    static Optional<BigDecimal> rate(String text) {
        if (EXEMPT.contains(text)) {
            return Optional.of(BigDecimal.ZERO);
        }
        boolean isPercent = text.endsWith("%") || text.endsWith("％");
        Optional<BigDecimal> number = isPercent
                ? decimal(text.substring(0, text.length() - 1).strip()).map(value -> value.divide(HUNDRED))
                : decimal(text);
        return number.filter(rate -> rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) < 0);
    }

    static Optional<LocalDate> date(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
        } catch (DateTimeException notThere) {
            return Optional.empty();
        }
    }

    /** The time of a text whose date can be read; empty too where the time does not exist. */
    static Optional<LocalDateTime> time(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches() || parts.group(4) == null) {
            return Optional.empty();
        }
        try {
            LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), number(parts, 6));
            return date(text).map(date -> date.atTime(time));
        } catch (DateTimeException notThere) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
