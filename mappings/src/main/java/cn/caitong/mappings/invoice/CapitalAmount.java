package cn.caitong.mappings.invoice;

import cn.caitong.mappings.money.Money;
import java.util.Optional;

/**
 * Amounts in capitals (大写金额), as the rules for filling in vouchers have them (正确填写票据和结算凭证的基本规定). One amount has one
 * writing here, and every writing in use is read: 圆 or 元, 整 or 正 or neither, 零 between sections or not, 人民币 before it, 负 or （负数）
 * where it is negative.
 */
public final class CapitalAmount {
    static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    private static final String[] UNITS = {"", "拾", "佰", "仟"};
    private static final int SECTION = 10_000;

    private CapitalAmount() {}

    /** Such as {@code 壹万零伍佰圆零叁分}, {@code 壹佰圆整} or {@code 负伍角整}. */
    public static String write(Money amount) {
        long cents = amount.amount().unscaledValue().longValueExact();
        String sign = cents < 0 ? "负" : "";
        return sign + unsigned(Math.abs(cents));
    }

    /** The amount that a text says, in yuan; empty where it says none, or leaves it open which. */
    public static Optional<Money> read(String text) {
        return new CapitalReader(text).amount().map(value -> new Money(value, "CNY"));
    }

    private static String unsigned(long cents) {
        long yuan = cents / 100;
        int jiao = (int) (cents / 10 % 10);
        int fen = (int) (cents % 10);
        String whole = yuan == 0 ? "" : integer(yuan) + "圆";
        if (jiao == 0 && fen == 0) {
            return (yuan == 0 ? "零圆" : whole) + "整";
        }
        String gap = jiao == 0 && yuan > 0 ? "零" : "";
        String tenths = jiao == 0 ? "" : digit(jiao) + "角";
        return whole + gap + tenths + (fen == 0 ? "整" : digit(fen) + "分");
    }

    /** Sections of four digits; a section that does not fill its first place, after one that is there, has a 零 before it. */
    private static String integer(long value) {
        return joined(value, 100_000_000L, "亿", CapitalAmount::underOneHundredMillion);
    }

    private static String underOneHundredMillion(long value) {
        return joined(value, SECTION, "万", CapitalAmount::section);
    }

    private interface Writing {
        String of(long value);
    }

    private static String joined(long value, long unit, String name, Writing lower) {
        long above = value / unit;
        long below = value % unit;
        if (above == 0) {
            return lower.of(below);
        }
        String first = underOneHundredMillionOrSection(above) + name;
        if (below == 0) {
            return first;
        }
        return first + (below < unit / 10 ? "零" : "") + lower.of(below);
    }

    private static String underOneHundredMillionOrSection(long value) {
        return value < SECTION ? section(value) : underOneHundredMillion(value);
    }

    private static String section(long value) {
        StringBuilder text = new StringBuilder();
        boolean isGap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = (int) (value / (long) Math.pow(10, place) % 10);
            if (digit == 0) {
                isGap = !text.isEmpty();
                continue;
            }
            text.append(isGap ? "零" : "").append(digit(digit)).append(UNITS[place]);
            isGap = false;
        }
        return text.toString();
    }

    private static String digit(int value) {
        return DIGITS.substring(value, value + 1);
    }
}
