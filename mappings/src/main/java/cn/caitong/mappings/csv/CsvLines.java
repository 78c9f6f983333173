package cn.caitong.mappings.csv;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file's lines, found in its bytes: in the encodings that a layout may name a line end is part of no other character, so
 * that a line which cannot be decoded is one line.
 */
final class CsvLines {
    private static final String MARK = "\uFEFF";

    private final CsvRules rules;
    private final CSVFormat format;

    CsvLines(CsvRules rules) {
        this.rules = rules;
        this.format = rules.format();
    }

    /** A line's bytes: from where in the file, and to where, its end not included. */
    record Line(int from, int to) {}

    /** The lines without their ends; too many, or one too long, ends it before more is made of them. */
    List<Line> split(byte[] file) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < file.length) {
            int end = start;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            int stop = end > start && file[end - 1] == '\r' ? end - 1 : end;
            if (stop - start > CsvRules.LONGEST_LINE) {
                throw new RefusedException(ErrorCode.FILE_LINE_TOO_LONG, "", lines.size() + 1, CsvRules.LONGEST_LINE);
            }
            if (lines.size() > rules.maxRows() + 2) {
                throw new RefusedException(ErrorCode.FILE_TOO_MANY_ROWS, "", rules.maxRows());
            }
            lines.add(new Line(start, stop));
            start = end + 1;
        }
        return lines;
    }

    /** One line's fields; what cannot be decoded, or holds what cannot stand in a record, is refused with its line. */
    List<String> fields(byte[] file, Line place, int line) {
        String text = unmarked(decode(ByteBuffer.wrap(file, place.from(), place.to() - place.from()), line), place);
        int delimiter = rules.delimiter().charAt(0);
        if (text.chars().anyMatch(each -> each != delimiter && Character.isISOControl(each))) {
            throw wrong(ErrorCode.ROW_CHARACTER_REFUSED, line, "");
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1
                    ? records.getFirst().stream().map(String::strip).toList()
                    : List.of();
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw wrong(ErrorCode.ROW_CHARACTER_REFUSED, line, "");
        }
    }

    /** A mark of the byte order (BOM), which spreadsheets put before the first character, is none of the text. */
    private static String unmarked(String text, Line place) {
        return place.from() == 0 && text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private String decode(ByteBuffer bytes, int line) {
        try {
            return rules.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException unreadable) {
            throw wrong(ErrorCode.ROW_ENCODING_WRONG, line, rules.encoding());
        }
    }

    private static RefusedException wrong(ErrorCode code, int line, Object parameter) {
        return new RefusedException(Issue.of(code, "", line, parameter));
    }
}
