package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What transforms may do with amounts and times beside moving them: exact, and without a number ever becoming a double. */
final class WireFunctions {
    /** All of them; {@code README.md} of the dialects says what each does. */
    static final List<Texts> TEXTS = List.of(
            new Texts("yuan-of-fen", 1, arguments -> yuanOfFen(arguments[0])),
            new Texts("fen-of-yuan", 1, arguments -> fenOfYuan(arguments[0])),
            new Texts("yuan", 1, arguments -> yuan(arguments[0])),
            new Texts("instant", 2, arguments -> instant(arguments[0], arguments[1])),
            new Texts("instant-of-millis", 1, arguments -> instantOfMillis(arguments[0])),
            new Texts("day-of", 1, arguments -> dayOf(arguments[0])),
            new Texts("date", 2, arguments -> date(arguments[0], arguments[1])),
            new Texts("date-as", 2, arguments -> dateAs(arguments[0], arguments[1])),
            new Texts("up-to", 2, arguments -> upTo(arguments[0], arguments[1])));

    /** The same for JSLT. */
    static final List<Function> ALL =
            Stream.<Function>concat(TEXTS.stream(), Stream.of(new Whole())).toList();

    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern FEN = Pattern.compile("^\\d{3,17}$");
    private static final Pattern YUAN = Pattern.compile("^-?\\d{1,15}\\.\\d{2}$");
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private WireFunctions() {}

    /** {@code "800000"} is {@code "8000.00"}. */
    private static String yuanOfFen(String fen) {
        require(FEN, fen, "1200000");
        return new BigDecimal(fen).movePointLeft(2).setScale(2).toPlainString();
    }

    /** {@code "8000.00"} is {@code "800000"}, and {@code "0.05"} is {@code "005"}. */
    private static String fenOfYuan(String yuan) {
        require(YUAN, yuan, "12000.00");
        return yuan.replace(".", "");
    }

    /** An amount as it stands, refused unless it has two places. */
    private static String yuan(String yuan) {
        return require(YUAN, yuan, "12000.00");
    }

    private static String instant(String local, String pattern) {
        return LocalDateTime.parse(local, format(pattern))
                .atZone(LEGAL_ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String instantOfMillis(String millis) {
        return ZonedDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis)), LEGAL_ZONE)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** {@code 2026-04-20T17:30:00Z} is the 21st in Chongqing; a time without an offset is meant there. */
    private static String dayOf(String time) {
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(time, OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime moment
                    ? moment.atZoneSameInstant(LEGAL_ZONE).toLocalDate().toString()
                    : LocalDate.from(read).toString();
        } catch (DateTimeException wrong) {
            throw new UnreadableValue(ErrorCode.WIRE_TIME_WRONG, time, "2026-04-21T09:03:00+08:00");
        }
    }

    private static String date(String text, String pattern) {
        return LocalDate.parse(text, format(pattern)).toString();
    }

    private static String dateAs(String isoDate, String pattern) {
        return LocalDate.parse(isoDate).format(format(pattern));
    }

    /** A text as it stands, refused if it has more characters than that: what must not be cut. */
    private static String upTo(String text, String most) {
        if (text.codePointCount(0, text.length()) > Integer.parseInt(most)) {
            throw new UnreadableValue(ErrorCode.WIRE_TEXT_TOO_LONG, text, most);
        }
        return text;
    }

    private static DateTimeFormatter format(String pattern) {
        return FORMATS.computeIfAbsent(
                pattern, written -> DateTimeFormatter.ofPattern(written).withResolverStyle(ResolverStyle.STRICT));
    }

    private static String require(Pattern shape, String text, String example) {
        if (!shape.matcher(text).matches()) {
            throw new UnreadableValue(ErrorCode.WIRE_AMOUNT_WRONG, text, example);
        }
        return text;
    }

    /** Digits as a whole number, for counts and line numbers: a file has only texts. */
    private record Whole() implements Function {
        private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

        @Override
        public String getName() {
            return "whole";
        }

        @Override
        public int getMinArguments() {
            return 1;
        }

        @Override
        public int getMaxArguments() {
            return 1;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            String text = arguments[0].asText();
            return DIGITS.matcher(text).matches() ? IntNode.valueOf(Integer.parseInt(text)) : arguments[0];
        }
    }

    /** A function of texts; of nothing it makes nothing, so that optional fields need no test. */
    record Texts(String getName, int arity, java.util.function.Function<String[], String> rule) implements Function {
        @Override
        public int getMinArguments() {
            return arity;
        }

        @Override
        public int getMaxArguments() {
            return arity;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            String[] texts = new String[arity];
            for (int at = 0; at < arity; at++) {
                if (arguments[at].isNull() || arguments[at].isMissingNode()) {
                    return NullNode.getInstance();
                }
                texts[at] = arguments[at].asText();
            }
            return TextNode.valueOf(of(texts));
        }

        /** Of texts that are all there. */
        String of(String... texts) {
            try {
                return rule.apply(texts);
            } catch (DateTimeException | NumberFormatException wrong) {
                String form = arity > 1 ? texts[1] : "1769566495000";
                throw new UnreadableValue(ErrorCode.WIRE_TIME_WRONG, texts[0], form);
            }
        }
    }
}
