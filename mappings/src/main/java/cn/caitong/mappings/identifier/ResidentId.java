package cn.caitong.mappings.identifier;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resident identity number (公民身份号码, GB 11643-1999), checked for shape, birth date and check character. It prints masked, as
 * text and as JSON; only {@link #reveal} gives it whole, for the code that encrypts it or sends it to its addressee.
 */
public final class ResidentId {
    private static final Pattern SHAPE = Pattern.compile("^[1-9]\\d{16}[0-9X]$");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final String value;

    private ResidentId(String value) {
        this.value = value;
    }

    /** Reads a number; spaces around it and a small x are put right first. */
    public static ResidentId of(String text) {
        String value = text.strip().toUpperCase(Locale.ROOT);
        fault(value).ifPresent(fault -> {
            throw new RefusedException(fault, "");
        });
        return new ResidentId(value);
    }

    /** The whole number. Every caller must have a reason to show it. */
    public String reveal() {
        return value;
    }

    /** Such as {@code 500101********0017}. */
    @JsonValue
    @Override
    public String toString() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResidentId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private static Optional<ErrorCode> fault(String value) {
        if (!SHAPE.matcher(value).matches()) {
            return Optional.of(ErrorCode.RESIDENT_ID_SHAPE_WRONG);
        }
        if (!isDate(value.substring(6, 14))) {
            return Optional.of(ErrorCode.RESIDENT_ID_DATE_WRONG);
        }
        return value.charAt(17) == checkCharacter(value)
                ? Optional.empty()
                : Optional.of(ErrorCode.RESIDENT_ID_CHECK_WRONG);
    }

    private static boolean isDate(String yyyymmdd) {
        int date = Integer.parseInt(yyyymmdd);
        try {
            return LocalDate.of(date / 10_000, date / 100 % 100, date % 100).getYear() >= 1800;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static char checkCharacter(String value) {
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += (value.charAt(place) - '0') * WEIGHTS[place];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
