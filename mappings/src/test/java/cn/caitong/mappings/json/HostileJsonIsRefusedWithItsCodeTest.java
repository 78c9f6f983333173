package cn.caitong.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class HostileJsonIsRefusedWithItsCodeTest {
    private final StrictJson json = new StrictJson(JsonLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | BODY_EMPTY",
                "'  '                            | BODY_EMPTY",
                "{\"a\":1,\"a\":2}               | JSON_DUPLICATE_KEY",
                "{\"a\":1,\"\\u0061\":2}         | JSON_DUPLICATE_KEY",
                "{\"a\":NaN}                     | JSON_MALFORMED",
                "{\"a\":-Infinity}               | JSON_MALFORMED",
                "{\"a\":01}                      | JSON_MALFORMED",
                "{'a':1}                         | JSON_MALFORMED",
                "{\"a\":1,}                      | JSON_MALFORMED",
                "{\"a\":1 /* comment */}         | JSON_MALFORMED",
                "{\"a\":                         | JSON_MALFORMED",
                "{\"a\":\"tab\tinside\"}         | JSON_MALFORMED",
                "[                               | JSON_MALFORMED",
                "{} {}                           | JSON_TRAILING_CONTENT",
                "{}x                             | JSON_TRAILING_CONTENT",
                "{\"a\":\"\\u0000\"}             | JSON_CHARACTER_REFUSED",
                "{\"a\":\"\\ud800\"}             | JSON_CHARACTER_REFUSED",
                "{\"a\":\"\\udc00\\ud800\"}      | JSON_CHARACTER_REFUSED",
                "{\"a\":1e999999999}             | JSON_NUMBER_TOO_LONG",
                "{\"a\":1e-999999999}            | JSON_NUMBER_TOO_LONG",
                "{\"a\":123456789012345678901234567890123} | JSON_NUMBER_TOO_LONG",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a> | CONTENT_IS_XML",
                "<?xml version=\"1.0\"?><a/>     | CONTENT_IS_XML",
                "amount=12000.00&currency=CNY    | JSON_MALFORMED"
            })
    void each(String body, ErrorCode code) {
        assertThat(refusal(body).code()).isEqualTo(code);
    }

    @Test
    void theFaultsPlaceIsNamed() {
        assertThat(refusal("{\"data\":{\"lots\":[{\"id\":\"1\",\"id\":\"2\"}]}}")
                        .issue()
                        .pointer())
                .isEqualTo("/data/lots/0/id");
        assertThat(refusal("{\n  \"a\": }").issue().parameters()).containsExactly("2", "8");
    }

    @Test
    void onlyPlainUtf8IsRead() {
        String text = "{\"name\":\"重庆\"}";
        assertThat(refusal(text.getBytes(Charset.forName("GBK")))).isEqualTo(ErrorCode.BODY_NOT_UTF8);
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_16))).isEqualTo(ErrorCode.BODY_NOT_UTF8);
        assertThat(refusal(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(ErrorCode.BYTE_ORDER_MARK);
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
        assertThat(refusal(overlong)).isEqualTo(ErrorCode.BODY_NOT_UTF8);
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThat(refusal(surrogate)).isEqualTo(ErrorCode.BODY_NOT_UTF8);
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        assertThat(json.parse("\"\uFFFD\"".getBytes(StandardCharsets.UTF_8)).textValue())
                .isEqualTo("\uFFFD");
    }

    private RefusedException refusal(String body) {
        return catchThrowableOfType(
                RefusedException.class, () -> json.parse((body == null ? "" : body).getBytes(StandardCharsets.UTF_8)));
    }

    private ErrorCode refusal(byte[] body) {
        return catchThrowableOfType(RefusedException.class, () -> json.parse(body))
                .code();
    }
}
