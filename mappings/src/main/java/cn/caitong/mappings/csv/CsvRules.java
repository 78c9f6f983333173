package cn.caitong.mappings.csv;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a partner writes its files: {@code csv} in {@code dialect.yaml}.
 *
 * @param encoding a charset's name; one in which a line end cannot be part of another character
 * @param delimiter one character
 * @param quote one character; without it nothing is quoted
 * @param lineEnd what the hub ends its lines with; either is read
 * @param sum what the control sum is written in
 * @param maxRows the most records of one file
 */
public record CsvRules(
        @JsonProperty(required = true) String encoding,
        @JsonProperty(required = true) String delimiter,
        @Nullable String quote,
        @JsonProperty(required = true) LineEnd lineEnd,
        @JsonProperty(required = true) Unit sum,
        @JsonProperty(required = true) int maxRows,
        @JsonProperty(required = true) Map<String, CsvLayout> layouts) {
    /** Longer lines are nobody's record. */
    static final int LONGEST_LINE = 8192;

    /** How a line ends. */
    public enum LineEnd {
        CRLF("\r\n"),
        LF("\n");

        final String text;

        LineEnd(String text) {
            this.text = text;
        }
    }

    /** What an amount is written in. */
    public enum Unit {
        /** With two places: {@code 12000.00}. */
        @JsonProperty("yuan")
        YUAN,
        /** Without a point, at least three digits: {@code 1200000}. */
        @JsonProperty("fen")
        FEN
    }

    public CsvRules {
        if (delimiter.length() != 1 || (quote != null && quote.length() != 1)) {
            throw invalid("csv.delimiter and csv.quote are one character each.");
        }
        if (maxRows < 1 || maxRows > 10_000) {
            throw invalid("csv.maxRows is from 1 to 10000.");
        }
        charset(encoding);
        layouts.forEach((name, layout) -> layout.check(name));
    }

    Charset charset() {
        return charset(encoding);
    }

    CsvLayout layout(String name) {
        CsvLayout layout = layouts.get(name);
        if (layout == null) {
            throw invalid("csv.layouts has no " + name + ".");
        }
        return layout;
    }

    CSVFormat format() {
        return CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote(quote == null ? null : Character.valueOf(quote.charAt(0)))
                .setRecordSeparator(lineEnd.text)
                .setIgnoreEmptyLines(false)
                .get();
    }

    static RefusedException invalid(String why) {
        return new RefusedException(ErrorCode.DIALECT_INVALID, "", why);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw invalid("csv.encoding " + name + " is not known here.");
        }
    }
}
