package cn.caitong.mappings.invoice;

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
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class HostileInvoicesAreRefusedTest {
    private static final String PLAIN = new String(Sample.xml("plain"), StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE EInvoice SYSTEM 'http://localhost:1/x.dtd'>",
                "<!DOCTYPE EInvoice [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                "<?xml-stylesheet href='http://localhost:1/'?>"
            })
    void whateverCouldFetchOrExpand(String before) {
        String invoice = PLAIN.replace("<EInvoice>", before + "<EInvoice>");
        assertThat(refusal(utf8(invoice))).isEqualTo(ErrorCode.XML_CONSTRUCT_REFUSED);
        byte[] zip = new Packed().with("a.xml", invoice).deflated();
        assertThat(refusal(zip, "application/zip")).isEqualTo(ErrorCode.XML_CONSTRUCT_REFUSED);
    }

    @Test
    void whatIsDeeperOrLongerThanAnyInvoice() {
        assertThat(refusal(utf8(PLAIN.replace("CQ-DEMO-0001", "<a>".repeat(20)))))
                .isEqualTo(ErrorCode.XML_TOO_DEEP);
        assertThat(refusal(utf8(PLAIN.replace("CQ-DEMO-0001", "9".repeat(20_001)))))
                .isEqualTo(ErrorCode.XML_TEXT_TOO_LONG);
        assertThat(refusal(utf8(PLAIN + " ".repeat(2_097_152)))).isEqualTo(ErrorCode.BODY_TOO_LARGE);
    }

    /** N5.1: an invoice of a secret project is refused before anything else of it is known. */
    @Test
    void whatIsMarkedSecret() {
        String secret = PLAIN.replace("<AdditionalInformation>", "<AdditionalInformation><密级>机密</密级>");
        assertThat(refusal(utf8(secret))).isEqualTo(ErrorCode.SECRET_REFUSED);
        byte[] zip = new Packed().with("a.xml", secret).deflated();
        assertThat(refusal(zip, "application/zip")).isEqualTo(ErrorCode.SECRET_REFUSED);
    }

    /** A tax platform's file may not be written again, so its mark and its declared encoding are taken; a false one is not. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, OK",
        "utf-8, UTF-8, OK",
        "GBK, GBK, OK",
        "gb2312, GB2312, OK",
        "GB18030, GB18030, OK",
        "UTF-8, GBK, BODY_NOT_UTF8",
        "GB2312, UTF-8, XML_UTF8_DECLARED_OTHERWISE",
        "UTF-16, UTF-8, XML_ENCODING_UNKNOWN",
        "ISO-8859-1, UTF-8, XML_ENCODING_UNKNOWN",
        "Big5, GBK, XML_ENCODING_UNKNOWN"
    })
    void whatIsNotWrittenAsItSays(String declared, String written, String outcome) {
        byte[] invoice = PLAIN.replace("encoding=\"UTF-8\"", "encoding='" + declared + "'")
                .getBytes(Charset.forName(written));
        if (outcome.equals("OK")) {
            assertThat(InvoiceReader.read(invoice, "text/xml").seller().name()).isEqualTo("重庆示例信息技术有限公司");
        } else {
            assertThat(refusal(invoice)).isEqualTo(ErrorCode.valueOf(outcome));
        }
    }

    @Test
    void aMarkOfUtf8IsPassedOverButNotBeforeAnotherEncoding() {
        assertThat(InvoiceReader.read(utf8("\uFEFF" + PLAIN), "text/xml").key()).isEqualTo("26502000000000000001");
        assertThat(refusal(utf8("\uFEFF" + PLAIN.replace("UTF-8", "GBK")))).isEqualTo(ErrorCode.XML_ENCODING_UNKNOWN);
        assertThat(refusal(utf8("\uFEFF\uFEFF" + PLAIN))).isEqualTo(ErrorCode.INVOICE_FORMAT_UNSUPPORTED);
    }

    /** Two heads are two meanings, in whatever namespace the second one hides. */
    @ParameterizedTest
    @ValueSource(strings = {"TaxSupervisionInfo", "x:TaxSupervisionInfo"})
    void aSecondHead(String name) {
        String second =
                "<" + name + " xmlns:x='urn:x'><InvoiceNumber>26502000000000000099</InvoiceNumber></" + name + ">";
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> InvoiceReader.read(utf8(PLAIN.replace("</EInvoice>", second + "</EInvoice>")), "text/xml"));
        assertThat(refused.report().has(ErrorCode.INVOICE_ELEMENT_REPEATED)).isTrue();
    }

    @Test
    void andTheReasonRepeatsNothingOfIt() {
        String wrong = PLAIN.replace("13,950.00", "91500157MATE5T017E").replace("2026-11-20 09:30:00", "昨天");
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> InvoiceReader.read(utf8(wrong), "text/xml"));
        assertThat(refused.report().issues()).hasSize(2);
        assertThat(refused.report().toJson().toString()).doesNotContain("MATE5T017E", "昨天");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ErrorCode refusal(byte[] content) {
        return refusal(content, "application/xml");
    }

    private static ErrorCode refusal(byte[] content, String mediaType) {
        return catchThrowableOfType(RefusedException.class, () -> InvoiceReader.read(content, mediaType))
                .code();
    }
}
