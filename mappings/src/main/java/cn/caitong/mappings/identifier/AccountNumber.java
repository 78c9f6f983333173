package cn.caitong.mappings.identifier;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A bank account number. Company accounts have no national check digit, so only the shape is judged. It prints masked, as text and as
 * JSON; {@link #reveal} gives it whole, for a payment instruction or for encryption.
 */
public final class AccountNumber {
    private static final Pattern SHAPE = Pattern.compile("^[0-9-]{5,32}$");
    private static final int SHOWN = 4;

    private final String value;

    private AccountNumber(String value) {
        this.value = value;
    }

    /** Reads a number; the blanks people group digits with are left out. */
    public static AccountNumber of(String text) {
        String value = text.replace(" ", "");
        if (!isShaped(value)) {
            throw new RefusedException(ErrorCode.ACCOUNT_SHAPE_WRONG, "");
        }
        return new AccountNumber(value);
    }

    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The whole number. Every caller must have a reason to show it. */
    public String reveal() {
        return value;
    }

    /** Such as {@code ****0001}; the length is not shown. */
    @JsonValue
    @Override
    public String toString() {
        return "****" + value.substring(value.length() - SHOWN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
