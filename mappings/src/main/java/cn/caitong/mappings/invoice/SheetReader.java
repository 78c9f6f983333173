package cn.caitong.mappings.invoice;

import cn.caitong.mappings.invoice.Invoice.Origin;
import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.report.Report;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Understands a sheet's texts, and tells everything in it that cannot be understood at once. */
final class SheetReader {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    /** Put where something could not be read, and never seen: then the invoice is refused as a whole. */
    private static final Money UNREAD = Money.zero("CNY");

    private final List<Issue> issues;

    SheetReader(List<Issue> issues) {
        this.issues = issues;
    }

    Invoice read(Texts.Sheet sheet) {
        Texts head = sheet.head();
        String issued = needed(head, Place.ISSUED);
        LocalDate issuedOn = value(head, Place.ISSUED, Values::date, ErrorCode.INVOICE_TIME_WRONG, LocalDate.EPOCH);
        Invoice invoice = new Invoice(
                head.origin(),
                new InvoiceNumber(optional(head, Place.CODE), needed(head, Place.NUMBER)),
                head.has(Place.RED),
                issuedOn,
                Values.time(issued)
                        .map(time -> time.atZone(LEGAL_ZONE).toInstant())
                        .orElse(null),
                original(head),
                new InvoiceParty(needed(head, Place.SELLER_NAME), optional(head, Place.SELLER_ID)),
                new InvoiceParty(needed(head, Place.BUYER_NAME), optional(head, Place.BUYER_ID)),
                account(head),
                lines(sheet),
                new InvoiceTotals(
                        money(head, Place.WITHOUT_TAX),
                        tax(head, Place.TAX),
                        money(head, Place.WITH_TAX),
                        optional(head, Place.CAPITALS)),
                optional(head, Place.REMARK));
        if (!issues.isEmpty()) {
            throw new RefusedException(Report.of(Optional.empty(), Optional.empty(), issues));
        }
        return invoice;
    }

    private List<InvoiceLine> lines(Texts.Sheet sheet) {
        if (sheet.lines().isEmpty()) {
            Origin origin = sheet.head().origin();
            String parent = origin == Origin.XML ? "/" + Place.ROOT : "";
            String lines = origin == Origin.XML ? Place.LINES_IN_XML : Place.LINES_IN_FIELDS;
            issues.add(Issue.of(ErrorCode.FIELD_MISSING, parent, lines));
        }
        List<InvoiceLine> lines = new ArrayList<>();
        sheet.lines().forEach(line -> lines.add(line(line)));
        return lines;
    }

    private InvoiceLine line(Texts line) {
        return new InvoiceLine(
                needed(line, Place.LINE_NAME),
                optional(line, Place.LINE_MODEL),
                optional(line, Place.LINE_UNIT),
                decimal(line, Place.LINE_QUANTITY),
                decimal(line, Place.LINE_PRICE),
                money(line, Place.LINE_AMOUNT),
                rate(line),
                tax(line, Place.LINE_TAX),
                line.text(Place.LINE_TOTAL).isPresent() ? money(line, Place.LINE_TOTAL) : null);
    }

    /** A red invoice without one is for the checks to tell. */
    private static @Nullable InvoiceNumber original(Texts head) {
        return head.text(Place.ORIGINAL)
                .map(number -> new InvoiceNumber(optional(head, Place.ORIGINAL_CODE), number))
                .orElse(null);
    }

    private static @Nullable SellerAccount account(Texts head) {
        return head.text(Place.SELLER_ACCOUNT)
                .map(written -> new SellerAccount(optional(head, Place.SELLER_BANK), written))
                .orElse(null);
    }

    private Money money(Texts texts, Place place) {
        return value(texts, place, Values::money, ErrorCode.INVOICE_AMOUNT_WRONG, UNREAD);
    }

    private Money tax(Texts texts, Place place) {
        return value(texts, place, Values::tax, ErrorCode.INVOICE_AMOUNT_WRONG, UNREAD);
    }

    private @Nullable BigDecimal decimal(Texts texts, Place place) {
        return texts.text(place).isEmpty()
                ? null
                : value(texts, place, Values::decimal, ErrorCode.INVOICE_QUANTITY_WRONG, BigDecimal.ZERO);
    }

    private @Nullable BigDecimal rate(Texts line) {
        return line.text(Place.LINE_RATE).filter(text -> !Values.isHidden(text)).isEmpty()
                ? null
                : value(line, Place.LINE_RATE, Values::rate, ErrorCode.INVOICE_RATE_WRONG, BigDecimal.ZERO);
    }

    /** What is missing or cannot be read is told, and stands in for itself with something of the right type. */
    private <T> T value(Texts texts, Place place, Function<String, Optional<T>> reading, ErrorCode fault, T standIn) {
        String text = needed(texts, place);
        Optional<T> read = reading.apply(text);
        if (read.isEmpty() && !text.isEmpty()) {
            issues.add(Issue.of(fault, texts.pointer(place)));
        }
        return read.orElse(standIn);
    }

    private String needed(Texts texts, Place place) {
        Optional<String> text = texts.text(place);
        String pointer = texts.pointer(place);
        if (text.isEmpty() && !isTold(pointer)) {
            int name = pointer.lastIndexOf('/');
            issues.add(Issue.of(ErrorCode.FIELD_MISSING, pointer.substring(0, name), pointer.substring(name + 1)));
        }
        return text.orElse("");
    }

    /** Of what is there twice, or was asked for before. */
    private boolean isTold(String pointer) {
        return issues.stream()
                .anyMatch(issue -> issue.pointer().equals(pointer)
                        || (issue.code() == ErrorCode.FIELD_MISSING
                                && pointer.equals(issue.pointer() + "/"
                                        + issue.parameters().getFirst())));
    }

    private static @Nullable String optional(Texts texts, Place place) {
        return texts.text(place).orElse(null);
    }
}
