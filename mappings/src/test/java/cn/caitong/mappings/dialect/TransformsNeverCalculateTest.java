package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TransformsNeverCalculateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".amount + 1",
                ".amount+1",
                ".a * .b",
                ".fen / 100",
                ".a - .b",
                "$a - 1",
                "$total -.b",
                "f(.a)-1",
                ".list[0]-1",
                "\"1\" + .a",
                "number(.amount)",
                "{\"a\": round (.amount)}",
                "sum([for (.lines) .amount])",
                "now()",
                "uuid()",
                "{* : .}",
                "// fine\n.a * 2"
            })
    void arithmeticAndChanceAreRefused(String source) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> JsltLint.check("out/x.jslt", source))
                .matches(refused -> refused.code() == ErrorCode.DIALECT_INVALID)
                .withMessageContaining("out/x.jslt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"1 + 1 / 2 * 3 - 4\"}",
                "// a + b / c * d - number(x)\n.a",
                "instant-of-millis(.a)",
                ".a[0 : -2]",
                "refund-number(.a)",
                "if (.a == -1) .b",
                "def surname(x) $x.a\nsurname(.)"
            })
    void whatOnlyLooksLikeItIsNot(String source) {
        assertThatCode(() -> JsltLint.check("out/x.jslt", source)).doesNotThrowAnyException();
    }
}
