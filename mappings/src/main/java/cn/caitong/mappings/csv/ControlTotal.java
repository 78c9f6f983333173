package cn.caitong.mappings.csv;

import cn.caitong.mappings.csv.CsvRules.Unit;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file says that its rows make, against what they make; exactly, in decimals. A row that cannot be read adds an unknown
 * amount: then the rest may not be more than the whole, and the other rows are not lost for it.
 */
final class ControlTotal {
    private static final Pattern YUAN = Pattern.compile("-?\\d{1,15}\\.\\d{2}");
    private static final Pattern FEN = Pattern.compile("-?\\d{3,17}");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private final Unit unit;

    ControlTotal(Unit unit) {
        this.unit = unit;
    }

    /** Refuses the file unless the total agrees. */
    void check(CsvLayout layout, Map<String, String> head, List<CsvRow> rows) {
        String count = head.getOrDefault(CsvLayout.COUNT, "");
        if (!COUNT.matcher(count).matches() || Long.parseLong(count) != rows.size()) {
            throw new RefusedException(ErrorCode.FILE_COUNT_DIFFERS, "", rows.size());
        }
        String column = layout.amount();
        if (column == null) {
            return;
        }
        BigDecimal known = BigDecimal.ZERO;
        int unknown = 0;
        for (CsvRow row : rows) {
            Optional<BigDecimal> amount = amount(row, column);
            known = known.add(amount.orElse(BigDecimal.ZERO));
            unknown += amount.isPresent() ? 0 : 1;
        }
        BigDecimal makes = known;
        boolean hasUnknown = unknown > 0;
        boolean agrees = read(head.getOrDefault(CsvLayout.SUM, ""))
                .filter(said -> hasUnknown ? said.compareTo(makes) > 0 : said.compareTo(makes) == 0)
                .isPresent();
        if (!agrees) {
            throw new RefusedException(ErrorCode.FILE_SUM_DIFFERS, "", write(makes));
        }
    }

    /** The sum of these amounts, as it is written. */
    String sum(List<String> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String amount : amounts) {
            sum = sum.add(read(amount)
                    .orElseThrow(() -> new RefusedException(
                            ErrorCode.WIRE_AMOUNT_WRONG, "", unit == Unit.FEN ? "1200000" : "12000.00")));
        }
        return write(sum);
    }

    private Optional<BigDecimal> amount(CsvRow row, String column) {
        return row instanceof CsvRow.Whole whole ? read(whole.fields().getOrDefault(column, "")) : Optional.empty();
    }

    private Optional<BigDecimal> read(String amount) {
        return (unit == Unit.FEN ? FEN : YUAN).matcher(amount).matches()
                ? Optional.of(new BigDecimal(amount))
                : Optional.empty();
    }

    private String write(BigDecimal amount) {
        return unit == Unit.FEN ? fen(amount) : amount.setScale(2).toPlainString();
    }

    /** At least three digits, as everywhere. */
    private static String fen(BigDecimal amount) {
        return (amount.signum() < 0 ? "-" : "") + "%03d".formatted(amount.abs().toBigIntegerExact());
    }
}
