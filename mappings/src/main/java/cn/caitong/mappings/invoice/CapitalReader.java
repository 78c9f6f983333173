package cn.caitong.mappings.invoice;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount in capitals. Every digit must carry its unit, and a place that is skipped needs its 零: without it 壹仟伍 is 1,005 to
 * one reader and 1,500 to another. Where the rules leave a 零 free, it is free here. The ⊗ that forms print before the first digit, so
 * that nobody adds one, says nothing.
 */
final class CapitalReader {
    private static final Map<Character, Character> OTHER_FORMS = Map.ofEntries(
            Map.entry('元', '圆'),
            Map.entry('圓', '圆'),
            Map.entry('正', '整'),
            Map.entry('〇', '零'),
            Map.entry('貳', '贰'),
            Map.entry('叄', '叁'),
            Map.entry('參', '叁'),
            Map.entry('陸', '陆'),
            Map.entry('萬', '万'),
            Map.entry('億', '亿'),
            Map.entry('負', '负'));
    private static final Pattern OUTSIDE =
            Pattern.compile("^(?:人民币|[（(]大写[）)])?[⊗ⓧ]?(负|[（(]负数[）)])?(?:人民币)?[⊗ⓧ]?(.{1,60})$");
    private static final Pattern FRACTION = Pattern.compile("^零?(?:([零壹贰叁肆伍陆柒捌玖])角)?零?(?:([零壹贰叁肆伍陆柒捌玖])分)?整?$");
    private static final String UNITS = "拾佰仟";
    private static final long[] POWERS = {1, 10, 100, 1_000};
    private static final long BOUND = 1_000_000_000_000_000L;

    private final String text;

    CapitalReader(String text) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!Character.isWhitespace(character) && character != '\u3000') {
                plain.append(OTHER_FORMS.getOrDefault(character, character).charValue());
            }
        }
        this.text = plain.toString();
    }

    Optional<BigDecimal> amount() {
        Matcher outside = OUTSIDE.matcher(text);
        if (!outside.matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> unsigned = unsigned(outside.group(2));
        return outside.group(1) == null ? unsigned : unsigned.map(BigDecimal::negate);
    }

    private static Optional<BigDecimal> unsigned(String amount) {
        int yuanAt = amount.indexOf('圆');
        Matcher fraction = FRACTION.matcher(amount.substring(yuanAt + 1));
        if (!fraction.matches() || (yuanAt < 0 && fraction.group(1) == null && fraction.group(2) == null)) {
            return Optional.empty();
        }
        OptionalLong yuan = yuanAt < 0 ? OptionalLong.of(0) : integer(amount.substring(0, yuanAt));
        if (yuan.isEmpty() || yuan.getAsLong() >= BOUND) {
            return Optional.empty();
        }
        long cents = yuan.getAsLong() * 100 + digit(fraction.group(1)) * 10L + digit(fraction.group(2));
        return Optional.of(BigDecimal.valueOf(cents, 2));
    }

    private static OptionalLong integer(String whole) {
        return whole.equals("零") ? OptionalLong.of(0) : underTenPower16(whole);
    }

    private static OptionalLong underTenPower16(String part) {
        return split(part, '亿', 100_000_000L, CapitalReader::underOneHundredMillion);
    }

    private static OptionalLong underOneHundredMillion(String part) {
        return split(part, '万', 10_000L, CapitalReader::section);
    }

    private interface Reading {
        OptionalLong of(String part);
    }

    /** Two parts around a unit's name. The lower one needs its 零 where it does not fill its first place, and may have it always. */
    private static OptionalLong split(String part, char name, long unit, Reading lower) {
        int at = part.lastIndexOf(name);
        if (at < 0) {
            return lower.of(part);
        }
        OptionalLong above = lower.of(part.substring(0, at));
        String rest = part.substring(at + 1);
        if (above.isEmpty() || rest.isEmpty()) {
            return above.isEmpty() ? above : OptionalLong.of(above.getAsLong() * unit);
        }
        boolean hasNought = rest.startsWith("零");
        OptionalLong below = lower.of(hasNought ? rest.substring(1) : rest);
        if (below.isEmpty() || (below.getAsLong() < unit / 10 && !hasNought)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(above.getAsLong() * unit + below.getAsLong());
    }

    /** Up to four digits, each but the last with its unit, and one 零 exactly where places are skipped between them. */
    private static OptionalLong section(String part) {
        long value = 0;
        int next = 3;
        int at = 0;
        while (at < part.length()) {
            boolean hasNought = part.charAt(at) == '零';
            at += hasNought ? 1 : 0;
            int digit = at < part.length() ? CapitalAmount.DIGITS.indexOf(part.charAt(at)) : 0;
            int place = at + 1 < part.length() ? UNITS.indexOf(part.charAt(at + 1)) + 1 : 0;
            boolean isSkip = value > 0 && place < next;
            if (digit <= 0 || place > next || isSkip != hasNought) {
                return OptionalLong.empty();
            }
            value += digit * POWERS[place];
            at += place > 0 ? 2 : 1;
            next = place - 1;
        }
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static int digit(@Nullable String text) {
        return text == null ? 0 : CapitalAmount.DIGITS.indexOf(text);
    }
}
