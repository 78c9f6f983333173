package cn.caitong.mappings.identifier;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A bank's number in the national payment system (联行号): bank, area, sequence and a check digit after ISO 7064 MOD 11,10. The check
 * was inferred from published numbers and one of 420 misses it, so {@link #isCheckRight} is a reason to warn, never to refuse.
 */
public record CnapsNumber(String value) {
    private static final Pattern SHAPE = Pattern.compile("^\\d{12}$");

    public CnapsNumber {
        if (!isShaped(value)) {
            throw new RefusedException(ErrorCode.CNAPS_SHAPE_WRONG, "");
        }
    }

    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    public static CnapsNumber of(String text) {
        return new CnapsNumber(text.strip());
    }

    public boolean isCheckRight() {
        int product = 10;
        for (int place = 0; place < 11; place++) {
            int sum = (product + value.charAt(place) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return value.charAt(11) - '0' == (11 - product) % 10;
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
