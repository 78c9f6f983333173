package cn.caitong.connectors.soap;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.inbound.Refusal;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.mappings.dialect.SoapBinding.Version;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;
import cn.caitong.mappings.xml.StrictXml;
import cn.caitong.mappings.xml.XmlCharset;
import cn.caitong.mappings.xml.XmlElement;
import cn.caitong.mappings.xml.XmlLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class AnswersAreEnvelopesTest {
    @ParameterizedTest
    @EnumSource
    void aReceiptIsThereToTheLastByte(Version version) {
        String receipt = "{\"id\":\"<&>\",\"text\":\"回执 ]]> \\\"\"}";
        Reply reply = new Reply(202, Reply.JSON, Bytes.of(receipt.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        SoapReply soap = SoapReply.of(version, XmlCharset.UTF_8, reply);
        XmlElement envelope = read(soap);
        assertThat(soap.status()).isEqualTo(200);
        assertThat(envelope.namespace()).isEqualTo(version.namespace());
        assertThat(body(envelope).text()).isEqualTo(receipt);
        assertThat(body(envelope).namespace()).isEqualTo("urn:caitong:hub:1");
    }

    /** Whoever reads GBK reads the receipt and both languages of a fault, and what GBK lacks. */
    @ParameterizedTest
    @EnumSource
    void inThePartnersEncoding(Version version) {
        XmlCharset gbk = XmlCharset.find("GBK").orElseThrow();
        String receipt = "{\"text\":\"回执 䶮 𬭚\"}";
        Reply reply = new Reply(202, Reply.JSON, Bytes.of(receipt.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        byte[] taken = SoapReply.of(version, gbk, reply).envelope().array();
        byte[] fault = SoapReply.of(version, gbk, Reply.problem(Refusal.NO_SUCH_CHANNEL))
                .envelope()
                .array();
        assertThat(body(new StrictXml(XmlLimits.DEFAULT).parse(taken, gbk)).text())
                .isEqualTo(receipt);
        assertThat(new String(taken, gbk.charset())).startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>");
        assertThat(new String(fault, gbk.charset())).contains(Refusal.NO_SUCH_CHANNEL.chinese());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_AUTHENTICATED, 401, 401, Client, Sender",
        "NOT_YOURS, 500, 400, Client, Sender",
        "NO_SUCH_CHANNEL, 500, 400, Client, Sender",
        "ID_CONFLICT, 500, 400, Client, Sender",
        "NOT_NOW, 503, 503, Server, Receiver",
        "HUB_FULL, 503, 503, Server, Receiver",
        "TOO_FAST, 429, 429, Client, Sender"
    })
    void aRefusalIsAFaultWithItsProblem(Refusal refusal, int status11, int status12, String code11, String code12) {
        Reply reply = Reply.busy(refusal, Duration.ofSeconds(1));
        SoapReply one = SoapReply.of(Version.SOAP_1_1, XmlCharset.UTF_8, reply);
        SoapReply two = SoapReply.of(Version.SOAP_1_2, XmlCharset.UTF_8, reply);
        assertThat(one.status()).isEqualTo(status11);
        assertThat(two.status()).isEqualTo(status12);
        assertThat(text(one))
                .contains("<faultcode>s:" + code11 + "<", "<code>" + refusal.code() + "</code>", refusal.chinese());
        assertThat(text(two))
                .contains("<s:Value>s:" + code12 + "<", "<code>" + refusal.code() + "</code>", refusal.english());
    }

    @Test
    void versionsAndHeadersHaveFaultCodesOfTheirOwn() {
        assertThat(text(fault(ErrorCode.SOAP_VERSION_WRONG))).contains("<faultcode>s:VersionMismatch<");
        assertThat(text(fault(ErrorCode.SOAP_HEADER_UNKNOWN))).contains("<faultcode>s:MustUnderstand<");
        assertThat(text(fault(ErrorCode.XML_MALFORMED))).contains("<faultcode>s:Client<");
    }

    @Test
    void whatIsReportedStaysText() {
        Reply reply = Reply.refused(Report.of(Issue.of(ErrorCode.FIELD_UNKNOWN, "/a", "</Problem><x>&")));
        XmlElement fault = body(read(SoapReply.of(Version.SOAP_1_1, XmlCharset.UTF_8, reply)));
        assertThat(fault.children()).hasSize(3);
        assertThat(fault.children().getLast().children()).hasSize(1);
    }

    private static SoapReply fault(ErrorCode code) {
        return SoapReply.of(Version.SOAP_1_1, XmlCharset.UTF_8, Reply.refused(Report.of(Issue.of(code, "", "1", "2"))));
    }

    private static XmlElement read(SoapReply reply) {
        return new StrictXml(XmlLimits.DEFAULT).parse(reply.envelope().array());
    }

    private static XmlElement body(XmlElement envelope) {
        return envelope.children().getLast().children().getFirst();
    }

    private static String text(SoapReply reply) {
        return new String(reply.envelope().array(), StandardCharsets.UTF_8);
    }
}
