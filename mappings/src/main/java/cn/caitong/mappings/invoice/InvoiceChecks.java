package cn.caitong.mappings.invoice;

import cn.caitong.mappings.identifier.UnifiedSocialCreditCode;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges an invoice by what stands in it alone, and tells everything at once: its number, whether it is red and says of what, its parties'
 * codes, and its sums. Whose contract it is, and whether it was handed in before, is known elsewhere.
 */
public final class InvoiceChecks {
    private final Invoice invoice;
    private final List<Issue> issues = new ArrayList<>();

    private InvoiceChecks(Invoice invoice) {
        this.invoice = invoice;
    }

    public static Report of(Invoice invoice, InvoiceTolerance tolerance) {
        InvoiceChecks checks = new InvoiceChecks(invoice);
        checks.number();
        checks.original();
        checks.sign(Place.WITH_TAX, invoice.totals().withTax(), false);
        checks.sign(Place.WITHOUT_TAX, invoice.totals().withoutTax(), false);
        checks.sign(Place.TAX, invoice.totals().tax(), true);
        checks.party(Place.SELLER_ID, invoice.seller());
        checks.party(Place.BUYER_ID, invoice.buyer());
        checks.account();
        SumChecks.of(invoice, tolerance, checks.issues);
        return Report.of(Optional.of(invoice.key()), Optional.empty(), checks.issues);
    }

    private void number() {
        InvoiceNumber number = invoice.number();
        if (!number.isShaped()) {
            tell(ErrorCode.INVOICE_NUMBER_WRONG, Place.NUMBER);
            return;
        }
        if (!number.namesAProvince()) {
            tell(ErrorCode.INVOICE_PROVINCE_UNKNOWN, Place.NUMBER);
        }
        if (!number.isOfYear(invoice.issuedOn())) {
            tell(ErrorCode.INVOICE_YEAR_DIFFERS, Place.NUMBER);
        }
    }

    private void original() {
        @Nullable InvoiceNumber original = invoice.original();
        if (original == null) {
            if (invoice.isRed()) {
                tell(ErrorCode.INVOICE_ORIGINAL_MISSING, Place.ORIGINAL);
            }
        } else if (!invoice.isRed()) {
            tell(ErrorCode.INVOICE_ORIGINAL_NOT_EXPECTED, Place.ORIGINAL);
        } else if (!original.isShaped()) {
            tell(ErrorCode.INVOICE_NUMBER_WRONG, Place.ORIGINAL);
        } else if (original.equals(invoice.number())) {
            tell(ErrorCode.INVOICE_ORIGINAL_IS_ITSELF, Place.ORIGINAL);
        }
    }

    /** A red invoice cancels, so its totals are below zero; a negative line alone is a discount. */
    private void sign(Place place, Money total, boolean mayBeZero) {
        int expected = invoice.isRed() ? -1 : 1;
        int sign = total.amount().signum();
        if (sign != expected && !(mayBeZero && sign == 0)) {
            String kind = invoice.isRed() ? "red · 红字" : "blue · 蓝字";
            tell(ErrorCode.INVOICE_SIGN_WRONG, place, kind, invoice.isRed() ? "< 0" : "> 0");
        }
    }

    /** An issued invoice cannot be corrected, and codes that fail their checks are in use: those are told and taken. */
    private void party(Place place, InvoiceParty party) {
        @Nullable String code = party.taxNumber();
        if (code == null) {
            String pointer = place.pointer(invoice.origin());
            int name = pointer.lastIndexOf('/');
            issues.add(Issue.of(ErrorCode.FIELD_MISSING, pointer.substring(0, name), pointer.substring(name + 1)));
            return;
        }
        try {
            if (new UnifiedSocialCreditCode(code).fault().isPresent()) {
                tell(ErrorCode.INVOICE_PARTY_CODE_DOUBTFUL, place);
            }
        } catch (RefusedException misshapen) {
            tell(misshapen.code(), place);
        }
    }

    private void account() {
        @Nullable SellerAccount account = invoice.sellerAccount();
        if (account != null && account.number().isEmpty()) {
            tell(ErrorCode.INVOICE_ACCOUNT_UNREADABLE, Place.SELLER_ACCOUNT);
        }
    }

    private void tell(ErrorCode code, Place place, Object... parameters) {
        issues.add(Issue.of(code, place.pointer(invoice.origin()), parameters));
    }
}
