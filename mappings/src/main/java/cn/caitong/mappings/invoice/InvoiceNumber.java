package cn.caitong.mappings.invoice;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number under which an invoice exists: 20 digits of a digital invoice (数电票), or the code (发票代码) and number (发票号码) of an older
 * one. It is kept as it was written, so that a wrong one can be told together with all else that is wrong.
 *
 * @param code only of an older invoice
 */
public record InvoiceNumber(@Nullable String code, String number) {
    private static final Pattern DIGITAL = Pattern.compile("^\\d{20}$");
    private static final Pattern LEGACY_CODE = Pattern.compile("^(\\d{10}|\\d{12})$");
    private static final Pattern LEGACY_NUMBER = Pattern.compile("^\\d{8}$");
    /** GB/T 2260, the first two digits; the third and fourth of a digital invoice's number. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65");

    public static InvoiceNumber digital(String number) {
        return new InvoiceNumber(null, number);
    }

    /** One invoice, one key for ever: {@code 26502000000000000001} or {@code 050001900111-12345678}. */
    public String key() {
        return code == null ? number : code + "-" + number;
    }

    /** Whether the digits are as many as they must be; no kind of invoice has a check digit. */
    public boolean isShaped() {
        return code == null
                ? DIGITAL.matcher(number).matches()
                : LEGACY_CODE.matcher(code).matches()
                        && LEGACY_NUMBER.matcher(number).matches();
    }

    boolean namesAProvince() {
        return code != null || PROVINCES.contains(number.substring(2, 4));
    }

    /** The first two digits of a digital number are the year of issue. */
    boolean isOfYear(LocalDate issuedOn) {
        return code != null || Integer.parseInt(number.substring(0, 2)) == issuedOn.getYear() % 100;
    }
}
