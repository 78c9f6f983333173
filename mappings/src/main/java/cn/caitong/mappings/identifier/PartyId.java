package cn.caitong.mappings.identifier;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.regex.Pattern;

/**
 * Who a party is, by register and number, as OCDS writes it: {@code {"scheme":"CN-USCC","id":"…"}}. Natural persons and foreign firms
 * have no credit code, so no code may ask for one without looking at the kind. {@code toString} is safe to log.
 */
public sealed interface PartyId {
    /** The scheme of organisations registered in China. */
    String USCC = "CN-USCC";
    /** The scheme of natural persons. */
    String RESIDENT = "CN-RID";

    String scheme();

    /** The number in full, personal ones included. */
    String reveal();

    /** An organisation with a credit code. */
    record Organisation(UnifiedSocialCreditCode code) implements PartyId {
        @Override
        public String scheme() {
            return USCC;
        }

        @Override
        public String reveal() {
            return code.value();
        }

        @Override
        public String toString() {
            return USCC + ":" + code;
        }
    }

    /** A natural person; prints masked. */
    record Resident(ResidentId number) implements PartyId {
        @Override
        public String scheme() {
            return RESIDENT;
        }

        @Override
        public String reveal() {
            return number.reveal();
        }

        @Override
        public String toString() {
            return RESIDENT + ":" + number;
        }
    }

    /** A firm in another country's register; the scheme starts with that country's two letters, such as {@code DE-HRB}. */
    record Foreign(String scheme, String number) implements PartyId {
        private static final Pattern SCHEME = Pattern.compile("^(?!CN-)[A-Z]{2}-[A-Z0-9-]{1,30}$");

        public Foreign {
            if (!SCHEME.matcher(scheme).matches() || !isNumber(number)) {
                throw new RefusedException(ErrorCode.PARTY_SCHEME_WRONG, "");
            }
        }

        /** ISO 3166 country. */
        public String country() {
            return scheme.substring(0, 2);
        }

        @Override
        public String reveal() {
            return number;
        }

        @Override
        public String toString() {
            return scheme + ":" + number;
        }
    }

    /** Any other register, such as a military unit's code or a passport ({@code PASSPORT}); prints without its number. */
    record Other(String scheme, String number) implements PartyId {
        private static final Pattern SCHEME = Pattern.compile("^[A-Z][A-Z0-9-]{1,39}$");

        public Other {
            boolean ownKind = scheme.equals(USCC) || scheme.equals(RESIDENT);
            if (ownKind || !SCHEME.matcher(scheme).matches() || !isNumber(number)) {
                throw new RefusedException(ErrorCode.PARTY_SCHEME_WRONG, "");
            }
        }

        @Override
        public String reveal() {
            return number;
        }

        @Override
        public String toString() {
            return scheme + ":****";
        }
    }

    /** Reads a scheme and number. A credit code is taken as imported: its checks are the validation's to judge. */
    static PartyId of(String scheme, String number) {
        return switch (scheme) {
            case USCC -> new Organisation(UnifiedSocialCreditCode.imported(number));
            case RESIDENT -> new Resident(ResidentId.of(number));
            default ->
                Foreign.SCHEME.matcher(scheme).matches() ? new Foreign(scheme, number) : new Other(scheme, number);
        };
    }

    private static boolean isNumber(String text) {
        return !text.isBlank() && text.length() <= 60;
    }
}
