package cn.caitong.mappings.csv;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files. Whatever makes a whole file unusable is a {@link RefusedException}; whatever makes one row so is that row's. */
public final class CsvReader {
    private final CsvRules rules;
    private final CsvLines lines;
    private final ControlTotal total;

    public CsvReader(CsvRules rules) {
        this.rules = rules;
        this.lines = new CsvLines(rules);
        this.total = new ControlTotal(rules.sum());
    }

    /** Reads a file by the layout of this name. */
    public CsvContent read(String layoutName, byte[] file) {
        CsvLayout layout = rules.layout(layoutName);
        Lines all = all(file);
        Map<String, String> head = new LinkedHashMap<>();
        readHead(layout, all, head);
        int end = all.size() - layout.linesAfter();
        boolean isEnded = file[file.length - 1] == '\n';
        if (end < layout.linesBefore() || !isEnded) {
            throw new RefusedException(ErrorCode.FILE_TOTAL_MISSING, "", shape(layout.foot()));
        }
        if (layout.linesAfter() > 0) {
            List<String> last = lastFields(layout, all);
            put(layout.foot(), last, head);
        }
        List<CsvRow> rows = new ArrayList<>();
        for (int at = layout.linesBefore(); at < end; at++) {
            rows.add(row(layout, all, at));
        }
        if (rows.size() > rules.maxRows()) {
            throw new RefusedException(ErrorCode.FILE_TOO_MANY_ROWS, "", rules.maxRows());
        }
        total.check(layout, head, rows);
        return new CsvContent(layoutName, head, List.copyOf(rows));
    }

    /** Reads a file by whichever layout its first lines fit; in one that is sent for our eyes alone every row must be whole. */
    public CsvContent readAny(byte[] file) {
        Lines all = all(file);
        for (Map.Entry<String, CsvLayout> each : rules.layouts().entrySet()) {
            try {
                readHead(each.getValue(), all, new LinkedHashMap<>());
            } catch (RefusedException another) {
                continue;
            }
            return read(each.getKey(), file);
        }
        throw new RefusedException(
                ErrorCode.FILE_HEADER_WRONG,
                "",
                1,
                String.join(", ", rules.layouts().keySet()));
    }

    private List<String> fields(Lines all, int at) {
        return lines.fields(all.file(), all.places().get(at), at + 1);
    }

    private Lines all(byte[] file) {
        if (file.length == 0) {
            throw new RefusedException(ErrorCode.BODY_EMPTY, "");
        }
        return new Lines(file, lines.split(file));
    }

    private static final class Lines {
        private final byte[] file;
        private final List<CsvLines.Line> places;

        Lines(byte[] file, List<CsvLines.Line> places) {
            this.file = file;
            this.places = places;
        }

        byte[] file() {
            return file;
        }

        List<CsvLines.Line> places() {
            return places;
        }

        int size() {
            return places.size();
        }
    }

    private void readHead(CsvLayout layout, Lines all, Map<String, String> head) {
        int line = 0;
        if (!layout.head().isEmpty()) {
            List<String> record = headFields(all, line, shape(layout.head()));
            if (!CsvLayout.fits(layout.head(), record)) {
                throw headerWrong(line, shape(layout.head()));
            }
            put(layout.head(), record, head);
            line++;
        }
        String names = String.join(rules.delimiter(), layout.columns());
        if (layout.names() && !headFields(all, line, names).equals(layout.columns())) {
            throw headerWrong(line, names);
        }
    }

    private List<String> headFields(Lines all, int at, String expected) {
        try {
            return at < all.size() ? fields(all, at) : List.of();
        } catch (RefusedException unreadable) {
            throw headerWrong(at, expected);
        }
    }

    private List<String> lastFields(CsvLayout layout, Lines all) {
        List<String> last;
        try {
            last = fields(all, all.size() - 1);
        } catch (RefusedException unreadable) {
            last = List.of();
        }
        if (!CsvLayout.fits(layout.foot(), last)) {
            throw new RefusedException(ErrorCode.FILE_TOTAL_MISSING, "", shape(layout.foot()));
        }
        return last;
    }

    private CsvRow row(CsvLayout layout, Lines all, int at) {
        int line = at + 1;
        List<String> values;
        try {
            values = fields(all, at);
        } catch (RefusedException unreadable) {
            return new CsvRow.Broken(line, unreadable.issue());
        }
        List<String> columns = layout.columns();
        if (values.size() != columns.size()) {
            return new CsvRow.Broken(line, Issue.of(ErrorCode.ROW_COLUMNS_WRONG, "", line, columns.size()));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!values.get(column).isEmpty()) {
                fields.put(columns.get(column), values.get(column));
            }
        }
        CsvLines.Line place = all.places().get(at);
        return new CsvRow.Whole(line, place.from(), place.to(), fields);
    }

    private static void put(List<String> fields, List<String> record, Map<String, String> head) {
        for (int at = 0; at < fields.size(); at++) {
            if (!CsvLayout.isFixed(fields.get(at)) && !record.get(at).isEmpty()) {
                head.put(fields.get(at), record.get(at));
            }
        }
    }

    private static RefusedException headerWrong(int at, String expected) {
        return new RefusedException(ErrorCode.FILE_HEADER_WRONG, "", at + 1, expected);
    }

    /** How a head or foot is written, for people. */
    private String shape(List<String> fields) {
        return String.join(
                rules.delimiter(),
                fields.stream()
                        .map(field -> CsvLayout.isFixed(field) ? CsvLayout.fixed(field) : "<" + field + ">")
                        .toList());
    }
}
