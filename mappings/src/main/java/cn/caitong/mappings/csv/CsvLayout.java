package cn.caitong.mappings.csv;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of file holds. A field of head or foot is a name, or {@code =TEXT} for what always stands there; {@code count}
 * and {@code sum} are the control total.
 *
 * @param head the first record, if there is one
 * @param names whether a line of column names follows
 * @param columns of every row, in their order
 * @param amount the column that the control sum adds
 * @param foot the last record, if there is one
 */
public record CsvLayout(
        @Nullable List<String> head,
        boolean names,
        @JsonProperty(required = true) List<String> columns,
        @Nullable String amount,
        @Nullable List<String> foot) {
    static final String COUNT = "count";
    static final String SUM = "sum";

    private static final String FIXED = "=";

    @Override
    public List<String> head() {
        return head == null ? List.of() : head;
    }

    @Override
    public List<String> foot() {
        return foot == null ? List.of() : foot;
    }

    /** Lines before the first row. */
    int linesBefore() {
        return (head().isEmpty() ? 0 : 1) + (names ? 1 : 0);
    }

    int linesAfter() {
        return foot().isEmpty() ? 0 : 1;
    }

    boolean controls(String what) {
        return Stream.concat(head().stream(), foot().stream()).anyMatch(what::equals);
    }

    /** Whether this record could be one of these fields. */
    static boolean fits(List<String> fields, List<String> record) {
        if (fields.size() != record.size()) {
            return false;
        }
        for (int at = 0; at < fields.size(); at++) {
            String field = fields.get(at);
            if (isFixed(field) && !fixed(field).equals(record.get(at))) {
                return false;
            }
        }
        return true;
    }

    static boolean isFixed(String field) {
        return field.startsWith(FIXED);
    }

    static String fixed(String field) {
        return field.substring(FIXED.length());
    }

    /** A file that could be cut off unseen, or whose money nobody added up, is none that money may come by. */
    void check(String name) {
        if (!controls(COUNT) || (amount != null) != controls(SUM)) {
            throw CsvRules.invalid(
                    "csv.layouts." + name + " needs count in head or foot, and sum exactly where it names an amount.");
        }
        if (amount != null && !columns.contains(amount)) {
            throw CsvRules.invalid("csv.layouts." + name + ".amount is none of its columns.");
        }
        if (new HashSet<>(columns).size() != columns.size() || columns.isEmpty()) {
            throw CsvRules.invalid("csv.layouts." + name + ".columns are empty, or name one twice.");
        }
    }
}
