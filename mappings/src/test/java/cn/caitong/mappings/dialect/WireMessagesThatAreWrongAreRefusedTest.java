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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class WireMessagesThatAreWrongAreRefusedTest {
    private static final Samples.Case RECEIPT = Samples.in()
            .filter(sample -> sample.toString().equals("cqyz/in-receipt"))
            .findFirst()
            .orElseThrow();
    private static final Samples.Case WITH_HEADER = Samples.in()
            .filter(sample -> sample.toString().equals("cqsz/in-receipt"))
            .findFirst()
            .orElseThrow();

    @Test
    void byAChannelThatIsNot() {
        assertThat(refusal(new Arrival("gifts", Map.of(), "500103", new DistrictId("500103")), RECEIPT.wire()))
                .isEqualTo(ErrorCode.CHANNEL_UNKNOWN);
    }

    @Test
    void withAHeaderThatSaysOtherwiseOrNone() {
        Arrival arrival = WITH_HEADER.arrival();
        Arrival bare = new Arrival("receipts", Map.of(), arrival.partner(), arrival.jurisdiction());
        Arrival other = new Arrival("receipts", Map.of("X-LSH", "1"), arrival.partner(), arrival.jurisdiction());
        assertThat(refusal(bare, WITH_HEADER.wire())).isEqualTo(ErrorCode.HEADER_DIFFERS);
        assertThat(refusal(other, WITH_HEADER.wire())).isEqualTo(ErrorCode.HEADER_DIFFERS);
    }

    @Test
    void withAnAmountOfThreePlacesOrNone() {
        assertThat(refusal("12000.00", "12000.005")).isEqualTo(ErrorCode.WIRE_AMOUNT_WRONG);
        assertThat(refusal("12000.00", "12000")).isEqualTo(ErrorCode.WIRE_AMOUNT_WRONG);
        assertThat(refusal("12000.00", "1.2E4")).isEqualTo(ErrorCode.WIRE_AMOUNT_WRONG);
    }

    @Test
    void withATimeThatIsNone() {
        assertThat(refusal("2026-01-28 10:14:55", "2026-02-30 10:14:55")).isEqualTo(ErrorCode.WIRE_TIME_WRONG);
        assertThat(refusal("2026-01-28 10:14:55", "yesterday")).isEqualTo(ErrorCode.WIRE_TIME_WRONG);
    }

    @Test
    void markedSecretInTheDistrictsOwnWords() {
        assertThat(refusal("\"DATA\": {", "\"DATA\": {\"密级\":\"机密\",")).isEqualTo(ErrorCode.SECRET_REFUSED);
    }

    @Test
    void twiceTheSameKey() {
        assertThat(refusal("\"SEQ\": 101", "\"SEQ\": 101, \"SEQ\": 102")).isEqualTo(ErrorCode.JSON_DUPLICATE_KEY);
    }

    @Test
    void theReasonNamesTheWiresFieldAndNotItsValue() {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class,
                () -> RECEIPT.samples().dialect().translateIn(RECEIPT.arrival(), changed("12000.00", "12000.007")));
        assertThat(refused)
                .hasMessageContaining("/DATA/MARGIN_PAY")
                .hasMessageContaining("12000.00")
                .hasMessageNotContaining("12000.007");
        assertThat(refused.getCause()).isNull();
    }

    /** In XML the element is the type. */
    static Stream<Samples.Case> inJson() {
        return Samples.in().filter(sample -> !sample.isXml());
    }

    @ParameterizedTest
    @MethodSource("inJson")
    void ofAnotherTypeThanTheChannelsIsLeftToTheValidation(Samples.Case sample) {
        ObjectNode wire = (ObjectNode) Samples.parsed(sample.wire());
        wire.put("MSG_TYPE", "SOMETHING_ELSE").put("leixing", "bieyang").put("action", "SOMETHING_ELSE");
        ObjectNode envelope = sample.samples()
                .dialect()
                .translateIn(sample.arrival(), wire.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(ExampleFiles.VALIDATOR.validate(envelope))
                .isInstanceOfSatisfying(
                        Validation.Refused.class,
                        refused -> assertThat(refused.report().has(ErrorCode.TYPE_UNKNOWN))
                                .isTrue());
    }

    private static ErrorCode refusal(String sent, String instead) {
        return refusal(RECEIPT.arrival(), changed(sent, instead));
    }

    private static ErrorCode refusal(Arrival arrival, byte[] body) {
        Samples.Case sample = arrival.partner().equals("500103") ? RECEIPT : WITH_HEADER;
        return catchThrowableOfType(
                        RefusedException.class, () -> sample.samples().dialect().translateIn(arrival, body))
                .code();
    }

    private static byte[] changed(String sent, String instead) {
        String wire = new String(RECEIPT.wire(), StandardCharsets.UTF_8);
        assertThat(wire).contains(sent);
        return wire.replace(sent, instead).getBytes(StandardCharsets.UTF_8);
    }
}
