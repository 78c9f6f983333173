package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class StylesheetsNeverCalculateOrReachOutTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AMOUNT + 1",
                "AMOUNT+FEE",
                "A * B",
                "A*2",
                "(A)*(B)",
                "A div 100",
                "A idiv 100",
                "A mod 100",
                "A - B",
                "$a - $b",
                "A -1",
                "(A)-(B)",
                "'1'+A",
                "number(A)",
                "fn:number(A)",
                "A ! number()",
                "A => round()",
                "for-each(A, number#1)",
                "sum(LINE/AMOUNT)",
                "xs:decimal(A)",
                "xs:double (A)",
                "math:pow(A, 2)",
                "format-number(A, '0.00')",
                "current-dateTime()",
                "random-number-generator()",
                "generate-id(.)",
                "doc('http://localhost:1/')",
                "document('file:///etc/passwd')",
                "unparsed-text('file:///etc/passwd')",
                "unparsed-text-lines('x')",
                "collection('x')",
                "json-doc('x')",
                "parse-xml(A)",
                "environment-variable('HOME')",
                "system-property('user.home')",
                "transform(map { })",
                "function-lookup(xs:QName('fn:sum'), 1)"
            })
    void inExpressionsInBracesAndInTexts(String expression) {
        refused("<xsl:sequence select=\"" + expression + "\"/>");
        refused("<A b=\"x{" + expression + "}y\"/>");
        refused("<A>x{" + expression + "}y</A>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:evaluate xpath='A'/>",
                "<xsl:result-document href='file:///tmp/x'/>",
                "<xsl:source-document href='file:///etc/passwd'/>",
                "<xsl:number value='1'/>",
                "<xsl:message>A</xsl:message>",
                "<xsl:iterate select='A'/>",
                "<?xsl x?>",
                "<xsl:sequence _select='A + 1'/>",
                "<xsl:sequence _select='unparsed-text(&quot;file:///etc/passwd&quot;)'/>",
                "<A xsl:use-when='doc-available(&quot;file:///etc/passwd&quot;)'/>",
                "<A"
            })
    void instructionsThatAreNotNeeded(String body) {
        refused(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://localhost:1/x.xsl", "../../other/in/x.xsl", "jar:file:/x!/y"})
    void norFilesOfOthers(String address) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "dialect.yaml",
                "{ name: x, format: xml, in: {}, out: {}, answerCode: /A, answers: [] }"
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "in/x.xsl",
                ("<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                                + "<xsl:import href='" + address + "'/></xsl:stylesheet>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Dialect.load(DialectFiles.of(files)))
                .matches(refused -> refused.code() == ErrorCode.DIALECT_INVALID);
    }

    @Test
    void norADoctype() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> XsltLint.check("in/x.xsl", "<!DOCTYPE a><a/>"))
                .matches(refused -> refused.code() == ErrorCode.DIALECT_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'1 + 1 - 2 * 3 div 4'",
                "A (: + 1 :)",
                "w:fen-of-yuan(A)",
                "$info/REASON_CODE ! map { 'code': . }",
                "BID-SECTION/@refund-no",
                "*/A",
                "A/*",
                "//*[@x]",
                "count(A) = 1",
                "'deposit.refund-' || $standing || '.v1'",
                "/div/mod",
                "xs:integer(A)"
            })
    void whatOnlyLooksLikeItIsNot(String expression) {
        assertThatCode(() -> XsltLint.check("in/x.xsl", sheet("<xsl:sequence select=\"" + expression + "\"/>")))
                .doesNotThrowAnyException();
    }

    @Test
    void aTextOutsideOfBracesIsAText() {
        assertThatCode(() -> XsltLint.check("in/x.xsl", sheet("<A b='1+1'>1 + 1 - sum(2) {A}</A>")))
                .doesNotThrowAnyException();
    }

    private static void refused(String body) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> XsltLint.check("in/x.xsl", sheet(body)))
                .matches(refused -> refused.code() == ErrorCode.DIALECT_INVALID)
                .withMessageContaining("in/x.xsl");
    }

    private static String sheet(String body) {
        return "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                + "<xsl:template match='/'>" + body + "</xsl:template></xsl:stylesheet>";
    }
}
