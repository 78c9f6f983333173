package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class WireFunctionsMoveTextExactlyTest {
    /** In XSLT a whole number has as many digits as are written; what does not fit is refused, and never another number. */
    @Test
    void aWholeNumberThatIsTooLongIsRefused() throws SaxonApiException {
        assertThat(XdmJson.tree(new XdmAtomicValue("9007199254740993", ItemType.INTEGER)))
                .isEqualTo(LongNode.valueOf(9_007_199_254_740_993L));
        XdmAtomicValue tooLong = new XdmAtomicValue("18446744073709551617", ItemType.INTEGER);
        assertThatExceptionOfType(SaxonApiException.class).isThrownBy(() -> XdmJson.tree(tooLong));
    }

    @ParameterizedTest
    @CsvSource({
        "yuan, 12000, ",
        "yuan, 12000.005, ",
        "yuan, 1e4, ",
        "yuan-of-fen, 80, ",
        "yuan-of-fen, -800, ",
        "yuan-of-fen, 8000.00, ",
        "fen-of-yuan, 8000, ",
        "instant, 2026-02-30 10:00:00, uuuu-MM-dd HH:mm:ss",
        "instant, 2026-02-12, uuuu-MM-dd HH:mm:ss",
        "instant-of-millis, soon, ",
        "day-of, 2026-04-21, ",
        "day-of, 2026-04-31T09:03:00+08:00, ",
        "date, 20261301, uuuuMMdd",
        "date-as, 2026-2-1, uuuuMMdd"
    })
    void whatIsNotOfTheShapeIsRefused(String function, String text, String pattern) {
        assertThatExceptionOfType(JsltException.class)
                .isThrownBy(() -> call(function, text, pattern))
                .withMessageNotContaining(text);
    }

    @ParameterizedTest
    @CsvSource({
        "yuan, 12000.00, , 12000.00",
        "yuan, -0.01, , -0.01",
        "yuan-of-fen, 800000, , 8000.00",
        "yuan-of-fen, 005, , 0.05",
        "yuan-of-fen, 99999999999999999, , 999999999999999.99",
        "fen-of-yuan, 8000.00, , 800000",
        "fen-of-yuan, 0.05, , 005",
        "instant, 2026-01-28 10:14:55, uuuu-MM-dd HH:mm:ss, 2026-01-28T10:14:55+08:00",
        "instant-of-millis, 1769566495000, , 2026-01-28T10:14:55+08:00",
        "day-of, 2026-04-21T09:03:00+08:00, , 2026-04-21",
        "day-of, 2026-04-20T15:59:59Z, , 2026-04-20",
        "day-of, 2026-04-20T16:00:00.000Z, , 2026-04-21",
        "day-of, 2026-04-21T00:30:00+09:00, , 2026-04-20",
        "day-of, 2026-04-21T09:03:00, , 2026-04-21",
        "date, 20260228, uuuuMMdd, 2026-02-28",
        "date-as, 2026-02-28, uuuuMMdd, 20260228"
    })
    void whatIsIsMoved(String function, String text, String pattern, String moved) {
        assertThat(call(function, text, pattern).textValue()).isEqualTo(moved);
    }

    @Test
    void ofNothingComesNothing() {
        WireFunctions.ALL.forEach(function -> {
            JsonNode[] nothing = new JsonNode[function.getMinArguments()];
            Arrays.fill(nothing, NullNode.getInstance());
            assertThat(function.call(NullNode.getInstance(), nothing).isNull()).isTrue();
        });
    }

    @Test
    void numbersThatCouldBeRoundedComeAsTheTextTheyWere() {
        String wire =
                "{\"a\":12000.00,\"b\":[0.10,1e2],\"c\":7,\"d\":1769566495000,\"e\":12345678901234567890,\"f\":true}";
        JsonNode seen =
                ExactNumbers.asText(new StrictJson(JsonLimits.DEFAULT).parse(wire.getBytes(StandardCharsets.UTF_8)));
        assertThat(seen)
                .hasToString("{\"a\":\"12000.00\",\"b\":[\"0.10\",\"100\"],\"c\":7,\"d\":1769566495000,"
                        + "\"e\":\"12345678901234567890\",\"f\":true}");
    }

    private static JsonNode call(String name, String text, String pattern) {
        Function function = WireFunctions.ALL.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        JsonNode[] arguments = pattern == null
                ? new JsonNode[] {TextNode.valueOf(text)}
                : new JsonNode[] {TextNode.valueOf(text), TextNode.valueOf(pattern)};
        return function.call(NullNode.getInstance(), arguments);
    }
}
