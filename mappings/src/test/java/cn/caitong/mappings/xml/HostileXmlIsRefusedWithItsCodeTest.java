package cn.caitong.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class HostileXmlIsRefusedWithItsCodeTest {
    private static final StrictXml XML = new StrictXml(XmlLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a SYSTEM 'http://localhost:1/x.dtd'><a/>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><l>&b;</l>",
                "<!DOCTYPE l [<!ENTITY % p SYSTEM 'http://localhost:1/p'> %p;]><l/>",
                "<a><!-- <!DOCTYPE b> --></a>",
                "<?xml-stylesheet href='http://localhost:1/'?><a/>",
                "<a><?php exit(); ?></a>",
                "<a><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></a>",
                "<a>one<b/>two</a>"
            })
    void whatCouldFetchExpandOrConfuse(String body) {
        assertThat(refusal(body)).isEqualTo(ErrorCode.XML_CONSTRUCT_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "a=b&c=d",
                "<a>",
                "<a></b>",
                "<a/><b/>",
                "<a/>text",
                "<a>&unknown;</a>",
                "<a>&#0;</a>",
                "<a>&#xD800;</a>",
                "<a b='1' b='2'/>",
                "<p:a/>",
                "<a b=1/>"
            })
    void whatIsNotWellFormed(String body) {
        assertThat(refusal(body)).isIn(ErrorCode.XML_MALFORMED, ErrorCode.XML_CONSTRUCT_REFUSED);
    }

    @Test
    void whatIsInAnotherEncodingOrSaysSo() {
        byte[] gbk = "<a>密</a>".getBytes(Charset.forName("GBK"));
        byte[] utf16 = "<a>1</a>".getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = "\uFEFF<a/>".getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(gbk)).isEqualTo(ErrorCode.BODY_NOT_UTF8);
        assertThat(refusal(utf16)).isEqualTo(ErrorCode.XML_MALFORMED);
        assertThat(refusal(marked)).isEqualTo(ErrorCode.BYTE_ORDER_MARK);
        assertThat(refusal("<?xml version='1.0' encoding='GBK'?><a/>")).isEqualTo(ErrorCode.XML_ENCODING_WRONG);
        assertThat(refusal("<?xml version='1.0' encoding='UTF-16'?><a/>")).isEqualTo(ErrorCode.XML_ENCODING_WRONG);
    }

    @Test
    void whatIsEmpty() {
        assertThat(refusal("")).isEqualTo(ErrorCode.BODY_EMPTY);
        assertThat(refusal(" \n ")).isEqualTo(ErrorCode.BODY_EMPTY);
    }

    @Test
    void whatIsTooMuch() {
        assertThat(refusal("<a>".repeat(33) + "</a>".repeat(33))).isEqualTo(ErrorCode.XML_TOO_DEEP);
        assertThat(refusal("<a>" + "<b/>".repeat(50_000) + "</a>")).isEqualTo(ErrorCode.XML_TOO_MANY_VALUES);
        assertThat(refusal("<a>" + "9".repeat(20_001) + "</a>")).isEqualTo(ErrorCode.XML_TEXT_TOO_LONG);
        assertThat(refusal("<a b='" + "9".repeat(20_001) + "'/>")).isEqualTo(ErrorCode.XML_TEXT_TOO_LONG);
        assertThat(refusal("<a>" + "<![CDATA[" + "9".repeat(15_000) + "]]>" + "9".repeat(15_000) + "</a>"))
                .isEqualTo(ErrorCode.XML_TEXT_TOO_LONG);
        assertThat(refusal(new byte[2_097_153])).isEqualTo(ErrorCode.BODY_TOO_LARGE);
    }

    /** Never closed, so that a reader that recurses without a limit would run out of stack. */
    @Test
    void depthIsRefusedBeforeTheEndIsLookedFor() {
        assertThat(refusal("<a>".repeat(600_000))).isEqualTo(ErrorCode.XML_TOO_DEEP);
    }

    @Test
    void theReasonRepeatsNothingOfTheMessage() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> XML.parse("<a>12345678901234567890".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused).hasMessageNotContaining("1234567890").hasNoCause();
    }

    @Test
    void whatIsLeftIsElementsAttributesAndText() {
        XmlElement read = XML.parse("""
            <?xml version="1.0" encoding="utf-8"?>
            <!-- before --><a xmlns="urn:a" x="1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">
              <b>one<!-- part -->&amp;<![CDATA[<two>]]>&#x673A;</b>
            </a>\
            """.getBytes(StandardCharsets.UTF_8));
        assertThat(read.namespace()).isEqualTo("urn:a");
        assertThat(read.attributes()).hasSize(1).containsValue("1");
        assertThat(read.children()).hasSize(1);
        assertThat(read.children().getFirst().text()).isEqualTo("one&<two>机");
    }

    private static ErrorCode refusal(String body) {
        return refusal(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorCode refusal(byte[] body) {
        return catchThrowableOfType(RefusedException.class, () -> XML.parse(body))
                .code();
    }
}
