package cn.caitong.mappings.invoice;

import cn.caitong.mappings.money.Money;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether an invoice's numbers agree: lines with totals, tax with rates, the total with its parts and with its writing in capitals. */
final class SumChecks {
    private final Invoice invoice;
    private final InvoiceTolerance tolerance;
    private final Collection<Issue> issues;

    private SumChecks(Invoice invoice, InvoiceTolerance tolerance, Collection<Issue> issues) {
        this.invoice = invoice;
        this.tolerance = tolerance;
        this.issues = issues;
    }

    static void of(Invoice invoice, InvoiceTolerance tolerance, Collection<Issue> into) {
        SumChecks checks = new SumChecks(invoice, tolerance, into);
        InvoiceTotals totals = invoice.totals();
        checks.linesMake(totals.withoutTax(), InvoiceLine::amount, Place.WITHOUT_TAX);
        checks.linesMake(totals.tax(), InvoiceLine::tax, Place.TAX);
        checks.partsMake(totals);
        for (int line = 0; line < invoice.lines().size(); line++) {
            checks.line(invoice.lines().get(line), line);
        }
        checks.capitals(totals);
    }

    /** ±0.01 for each line: every line is rounded by itself. */
    private void linesMake(Money total, Function<InvoiceLine, Money> part, Place place) {
        List<InvoiceLine> lines = invoice.lines();
        BigDecimal sum = lines.stream().map(line -> part.apply(line).amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal allowed = tolerance.perLine().multiply(BigDecimal.valueOf(lines.size()));
        if (differ(sum, total.amount(), allowed)) {
            tell(ErrorCode.INVOICE_LINES_DIFFER, place, sum.toPlainString(), allowed.toPlainString());
        }
    }

    /** Two printed sums make the third exactly. */
    private void partsMake(InvoiceTotals totals) {
        BigDecimal sum = totals.withoutTax().amount().add(totals.tax().amount());
        if (differ(sum, totals.withTax().amount(), BigDecimal.ZERO)) {
            tell(ErrorCode.INVOICE_SUM_DIFFERS, Place.WITH_TAX, sum.toPlainString());
        }
    }

    private void line(InvoiceLine line, int index) {
        @Nullable BigDecimal rate = line.rate();
        if (rate != null) {
            BigDecimal tax = line.amount().amount().multiply(rate).setScale(2, RoundingMode.HALF_UP);
            if (differ(tax, line.tax().amount(), tolerance.taxOfLine())) {
                issues.add(Issue.of(
                        ErrorCode.INVOICE_TAX_DIFFERS,
                        Place.LINE_TAX.pointer(invoice.origin(), index),
                        tax.toPlainString(),
                        tolerance.taxOfLine().toPlainString()));
            }
        }
        @Nullable Money total = line.total();
        BigDecimal sum = line.amount().amount().add(line.tax().amount());
        if (total != null && differ(sum, total.amount(), tolerance.perLine())) {
            issues.add(Issue.of(
                    ErrorCode.INVOICE_SUM_DIFFERS,
                    Place.LINE_TOTAL.pointer(invoice.origin(), index),
                    sum.toPlainString()));
        }
    }

    private void capitals(InvoiceTotals totals) {
        String right = CapitalAmount.write(totals.withTax());
        @Nullable String written = totals.capitals();
        Optional<Money> said = written == null ? Optional.empty() : CapitalAmount.read(written);
        if (said.isEmpty()) {
            tell(ErrorCode.INVOICE_CAPITALS_UNREADABLE, Place.CAPITALS, right);
        } else if (said.get().compareTo(totals.withTax()) != 0) {
            tell(ErrorCode.INVOICE_CAPITALS_DIFFER, Place.CAPITALS, right);
        }
    }

    private static boolean differ(BigDecimal one, BigDecimal other, BigDecimal allowed) {
        return one.subtract(other).abs().compareTo(allowed) > 0;
    }

    private void tell(ErrorCode code, Place place, Object... parameters) {
        issues.add(Issue.of(code, place.pointer(invoice.origin()), parameters));
    }
}
