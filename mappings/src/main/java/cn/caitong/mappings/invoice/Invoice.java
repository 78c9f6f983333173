package cn.caitong.mappings.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as it was read: everything is of the right type, nothing need be true. {@link InvoiceChecks} says what is not. Amounts are
 * in yuan: an invoice (发票) has no other currency.
 *
 * @param origin what it was read from; decides how its places are named in reports
 * @param isRed a red invoice (红字发票), which cancels another one; known by what it says of itself, never by a sign
 * @param issuedOn the date of issue (开票日期), in Asia/Shanghai; of a digital invoice the RequestTime, not the time of its generation
 * @param issuedAt the same with its time, where there is one
 * @param original the invoice that a red one cancels
 * @param sellerAccount as printed; payment never follows it
 */
public record Invoice(
        Origin origin,
        InvoiceNumber number,
        boolean isRed,
        LocalDate issuedOn,
        @Nullable Instant issuedAt,
        @Nullable InvoiceNumber original,
        InvoiceParty seller,
        InvoiceParty buyer,
        @Nullable SellerAccount sellerAccount,
        List<InvoiceLine> lines,
        InvoiceTotals totals,
        @Nullable String remark) {

    /** What an invoice was read from. */
    public enum Origin {
        /** The XML of a digital invoice, alone or out of an archive. */
        XML,
        /** Fields of a message. */
        FIELDS
    }

    public Invoice {
        lines = List.copyOf(lines);
    }

    /** Under which the invoice is one thing for ever, however often and by whomever it is handed in. */
    public String key() {
        return number.key();
    }
}
