package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class SoapMessagesThatAreWrongAreRefusedTest {
    private static final Samples.Case RECEIPT = Samples.in()
            .filter(sample -> sample.toString().equals("cqspb/in-receipt"))
            .findFirst()
            .orElseThrow();

    static Stream<Samples.Case> soap() {
        return Samples.in().filter(Samples.Case::isSoap);
    }

    @ParameterizedTest
    @MethodSource("soap")
    void atOneAddressTheElementShowsTheChannel(Samples.Case sample) {
        Dialect dialect = sample.samples().dialect();
        Arrival arrival = Arrival.atOneAddress(
                dialect.channels(), sample.arrival().partner(), sample.arrival().jurisdiction());
        assertThat(dialect.translateIn(arrival, sample.wire())).isEqualTo(sample.canonical());
    }

    @ParameterizedTest
    @MethodSource("soap")
    void ofAChannelThatIsNotOpenNothingIsTaken(Samples.Case sample) {
        Arrival closed = Arrival.atOneAddress(
                Set.of("gifts"), sample.arrival().partner(), sample.arrival().jurisdiction());
        assertThat(refusal(sample.samples().dialect(), closed, sample.wire())).isEqualTo(ErrorCode.CHANNEL_UNKNOWN);
    }

    @Test
    void withoutItsEnvelope() {
        String message = text().replaceAll("(?s).*<soapenv:Body>(.*)</soapenv:Body>.*", "$1");
        assertThat(refusal(message)).isEqualTo(ErrorCode.SOAP_ENVELOPE_WRONG);
    }

    @Test
    void inAnEnvelopeOfAnotherVersion() {
        assertThat(changed("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"))
                .isEqualTo(ErrorCode.SOAP_VERSION_WRONG);
        assertThat(changed("http://schemas.xmlsoap.org/soap/envelope/", "urn:some-other-envelope"))
                .isEqualTo(ErrorCode.SOAP_ENVELOPE_WRONG);
    }

    @Test
    void withTwoMessagesInOneBodyOrNone() {
        assertThat(changed("</MARGIN_RECEIPT>", "</MARGIN_RECEIPT><MARGIN_RECEIPT xmlns='urn:cq:spb:margin:2.0'/>"))
                .isEqualTo(ErrorCode.SOAP_ENVELOPE_WRONG);
        assertThat(refusal(text().replaceAll("(?s)<MARGIN_RECEIPT.*</MARGIN_RECEIPT>", "")))
                .isEqualTo(ErrorCode.SOAP_ENVELOPE_WRONG);
    }

    @Test
    void withAHeaderThatMustBeUnderstoodAndIsNot() {
        String header = "<soapenv:Header><x:Security xmlns:x='urn:x' soapenv:mustUnderstand='%s'/></soapenv:Header>";
        assertThat(changed("<soapenv:Body>", header.formatted("1") + "<soapenv:Body>"))
                .isEqualTo(ErrorCode.SOAP_HEADER_UNKNOWN);
        String may = text().replace("<soapenv:Body>", header.formatted("0") + "<soapenv:Body>");
        assertThat(translated(may)).isEqualTo(RECEIPT.canonical());
    }

    @Test
    void inAnotherNamespaceOrNone() {
        assertThat(changed("urn:cq:spb:margin:2.0", "urn:cq:spb:margin:3.0")).isEqualTo(ErrorCode.CHANNEL_UNKNOWN);
        assertThat(changed(" xmlns=\"urn:cq:spb:margin:2.0\"", "")).isEqualTo(ErrorCode.CHANNEL_UNKNOWN);
    }

    @Test
    void withAnAmountOfAnotherForm() {
        for (String amount : new String[] {"12000", "12000.005", "1.2E4", "12,000.00", " 12000.00", ""}) {
            assertThat(changed("12000.00", amount)).isEqualTo(ErrorCode.WIRE_AMOUNT_WRONG);
        }
    }

    @Test
    void withATimeThatIsNone() {
        assertThat(changed("20260128101455", "20260230101455")).isEqualTo(ErrorCode.WIRE_TIME_WRONG);
        assertThat(changed("20260128101455", "2026-01-28 10:14:55")).isEqualTo(ErrorCode.WIRE_TIME_WRONG);
    }

    @Test
    void withTheSameElementTwice() {
        assertThat(changed("<MARGIN_PAY>", "<MARGIN_PAY>1.00</MARGIN_PAY><MARGIN_PAY>"))
                .isEqualTo(ErrorCode.TRANSLATION_FAILED);
        assertThat(changed("<RECEIPT_NO>", "<RECEIPT_NO>X</RECEIPT_NO><RECEIPT_NO>"))
                .isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @Test
    void markedSecretInTheDistrictsOwnWords() {
        assertThat(changed("<HEAD>", "<HEAD><密级>机密</密级>")).isEqualTo(ErrorCode.SECRET_REFUSED);
        assertThat(changed("</MARGIN_RECEIPT>", "<密级>机密</密级>")).isEqualTo(ErrorCode.SECRET_REFUSED);
    }

    @Test
    void theReasonNamesTheWiresFieldAndNotItsValue() {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> translated(text().replace("12000.00", "12000.007")));
        assertThat(refused)
                .hasMessageContaining("/MARGIN_RECEIPT/BIDDER_MARGIN_INFO/MARGIN_PAY")
                .hasMessageContaining("12000.00")
                .hasMessageNotContaining("12000.007")
                .hasNoCause();
    }

    @Test
    void whatTheCentreLeftOutIsFoundByTheValidation() {
        Validation end =
                ExampleFiles.VALIDATOR.validate(translated(text().replaceAll("<MARGIN_PAY>[^<]*</MARGIN_PAY>", "")));
        assertThat(end).isInstanceOf(Validation.Refused.class);
    }

    private static ErrorCode changed(String sent, String instead) {
        assertThat(text()).contains(sent);
        return refusal(text().replace(sent, instead));
    }

    private static ErrorCode refusal(String body) {
        Dialect dialect = RECEIPT.samples().dialect();
        Arrival arrival = Arrival.atOneAddress(dialect.channels(), "500106", new DistrictId("500106"));
        return refusal(dialect, arrival, body.getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorCode refusal(Dialect dialect, Arrival arrival, byte[] body) {
        return catchThrowableOfType(RefusedException.class, () -> dialect.translateIn(arrival, body))
                .code();
    }

    private static ObjectNode translated(String body) {
        Dialect dialect = RECEIPT.samples().dialect();
        return dialect.translateIn(RECEIPT.arrival(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text() {
        return new String(RECEIPT.wire(), StandardCharsets.UTF_8);
    }
}
