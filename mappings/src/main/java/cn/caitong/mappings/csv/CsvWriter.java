package cn.caitong.mappings.csv;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes files: the same bytes for the same content, always. What the encoding cannot say is refused, never replaced. */
public final class CsvWriter {
    private final CsvRules rules;
    private final CSVFormat format;
    private final ControlTotal total;

    public CsvWriter(CsvRules rules) {
        this.rules = rules;
        this.format = rules.format();
        this.total = new ControlTotal(rules.sum());
    }

    /** The file; its control total is made of its rows. */
    public byte[] write(String layoutName, Map<String, String> head, List<Map<String, String>> rows) {
        CsvLayout layout = rules.layout(layoutName);
        Map<String, String> fields = new LinkedHashMap<>(head);
        fields.put(CsvLayout.COUNT, Integer.toString(rows.size()));
        String amount = layout.amount();
        if (amount != null) {
            fields.put(
                    CsvLayout.SUM,
                    total.sum(rows.stream()
                            .map(row -> row.getOrDefault(amount, ""))
                            .toList()));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        record(file, layout.head(), fields);
        if (layout.names()) {
            line(file, layout.columns(), layout.columns());
        }
        for (Map<String, String> row : rows) {
            record(file, layout.columns(), row);
        }
        record(file, layout.foot(), fields);
        return file.toByteArray();
    }

    private void record(ByteArrayOutputStream file, List<String> fields, Map<String, String> values) {
        if (!fields.isEmpty()) {
            List<String> record = fields.stream()
                    .map(field -> CsvLayout.isFixed(field) ? CsvLayout.fixed(field) : values.getOrDefault(field, ""))
                    .toList();
            line(file, fields, record);
        }
    }

    private void line(ByteArrayOutputStream file, List<String> fields, List<String> record) {
        for (int at = 0; at < record.size(); at++) {
            checkField(fields.get(at), record.get(at));
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(new ArrayList<>(record));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        file.writeBytes(text.toString().getBytes(rules.charset()));
    }

    private void checkField(String field, String value) {
        boolean isSplit = rules.quote() == null && value.contains(rules.delimiter());
        if (isSplit || value.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(ErrorCode.CHARACTER_UNMAPPABLE, "/" + field, rules.encoding() + " CSV");
        }
        try {
            var unused = rules.charset()
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException unmappable) {
            throw new RefusedException(ErrorCode.CHARACTER_UNMAPPABLE, "/" + field, rules.encoding());
        }
    }
}
