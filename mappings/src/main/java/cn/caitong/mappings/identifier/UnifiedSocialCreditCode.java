package cn.caitong.mappings.identifier;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last a check over the first 17; characters 9 to
 * 17 are an organisation code with a check of its own (GB 11714). A value is always well shaped; {@link #of} also demands both
 * checks, {@link #imported} does not, since codes that fail them are in use. The district inside is never judged: codes keep the
 * district of their registration after it is abolished.
 */
public record UnifiedSocialCreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ORGANISATION_FROM = 8;
    private static final int ORGANISATION_MODULUS = 11;

    public UnifiedSocialCreditCode {
        if (!isShaped(value)) {
            throw new RefusedException(ErrorCode.USCC_SHAPE_WRONG, "");
        }
    }

    /** A code for a new registration: both checks must hold. Spaces around it and lower case are put right first. */
    public static UnifiedSocialCreditCode of(String text) {
        UnifiedSocialCreditCode code = imported(text);
        code.fault().ifPresent(fault -> {
            throw new RefusedException(fault, "");
        });
        return code;
    }

    /** A code taken over from elsewhere: well shaped, its checks left to {@link #fault}. */
    public static UnifiedSocialCreditCode imported(String text) {
        return new UnifiedSocialCreditCode(text.strip().toUpperCase(Locale.ROOT));
    }

    /** Which check fails, the whole code's first. */
    public Optional<ErrorCode> fault() {
        if (value.charAt(LENGTH - 1) != checkCharacter(value)) {
            return Optional.of(ErrorCode.USCC_CHECK_WRONG);
        }
        return value.charAt(LENGTH - 2) == organisationCheck(value)
                ? Optional.empty()
                : Optional.of(ErrorCode.USCC_ORGANISATION_CHECK_WRONG);
    }

    /** The district of registration (GB/T 2260), as it was then. */
    public String registrationDistrict() {
        return value.substring(2, 8);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }

    /** The weights are the powers of three modulo 31. */
    static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < LENGTH - 1; place++) {
            sum += ALPHABET.indexOf(code.charAt(place)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    /** GB 11714 counts letters as 10 to 35, the five that GB 32100 leaves out included. */
    static char organisationCheck(String code) {
        int sum = 0;
        for (int place = 0; place < ORGANISATION_WEIGHTS.length; place++) {
            sum += Character.digit(code.charAt(ORGANISATION_FROM + place), Character.MAX_RADIX)
                    * ORGANISATION_WEIGHTS[place];
        }
        int check = (ORGANISATION_MODULUS - sum % ORGANISATION_MODULUS) % ORGANISATION_MODULUS;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    private static boolean isShaped(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int place = 0; place < LENGTH; place++) {
            boolean inDistrict = place >= 2 && place < ORGANISATION_FROM;
            int value = ALPHABET.indexOf(text.charAt(place));
            if (value < 0 || (inDistrict && value > 9)) {
                return false;
            }
        }
        return true;
    }
}
