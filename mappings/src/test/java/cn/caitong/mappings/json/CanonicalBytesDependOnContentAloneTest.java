package cn.caitong.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class CanonicalBytesDependOnContentAloneTest {
    private final StrictJson json = new StrictJson(JsonLimits.DEFAULT);

    @Test
    void orderSpacesAndEscapesMakeNoDifference() {
        String one = "{\"b\": [1, {\"d\":\"\\u91cd\",\"c\":null}], \"a\":\"x\"}";
        String other = "{\"a\":\"x\",\"b\":[1,{\"c\":null,\"d\":\"重\"}]}";
        assertThat(canonical(one)).isEqualTo(canonical(other)).isEqualTo(other);
    }

    @Test
    void orderWithinAListDoes() {
        assertThat(canonical("[1,2]")).isNotEqualTo(canonical("[2,1]"));
    }

    @ParameterizedTest
    @CsvSource({
        "12000.00, 12000",
        "1.20e2, 120",
        "0.10, 0.1",
        "-0.0, 0",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "0.1234567890123456789, 0.1234567890123456789"
    })
    void numbersAreWrittenExactly(String written, String canonical) {
        assertThat(canonical(written)).isEqualTo(canonical);
    }

    @Test
    void aTreeKeepsTheDigitsItCameWith() {
        assertThat(CanonicalJson.write(json.parse("{\"b\":12000.00,\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"b\":12000.00,\"a\":1}");
    }

    private String canonical(String text) {
        return new String(
                CanonicalJson.bytes(json.parse(text.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
    }
}
