package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dialect that is there, with another encoding: nothing else of it changes. */
@Tag("unit")
class ADialectNamesItsEncodingTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Samples.Case RECEIPT = sample(Samples.in(), "cqspb/in-receipt");
    private static final Samples.Case REFUND = sample(Samples.out(), "cqspb/out-refund");

    @Test
    void whatComesInItIsReadAsBefore() {
        String declared = text(RECEIPT).replace("UTF-8", "GBK");
        ObjectNode read = inGbk().translateIn(RECEIPT.arrival(), declared.getBytes(GBK));
        assertThat(read).isEqualTo(RECEIPT.canonical());
    }

    @Test
    void whatComesInAnotherIsRefused() {
        String declared = text(RECEIPT).replace("UTF-8", "GBK");
        assertThat(refusal(RECEIPT.wire())).isEqualTo(ErrorCode.XML_ENCODING_NOT_AGREED);
        assertThat(refusal(declared.getBytes(StandardCharsets.UTF_8))).isEqualTo(ErrorCode.XML_UTF8_DECLARED_OTHERWISE);
    }

    @Test
    void whatGoesIsDeclaredAndTheSameAlways() {
        ObjectNode data = REFUND.canonical().deepCopy();
        data.withObject("/payee").put("name", "重庆䶮记𬭚业有限公司");
        MessageType type = MessageType.REFUND_INSTRUCTED;
        byte[] body = inGbk().translateOut(type, "500106", data);
        assertThat(new String(body, GBK))
                .startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?><MARGIN_REFUND")
                .contains("<PAYEE_NAME>重庆&#19886;记&#183130;业有限公司</PAYEE_NAME>");
        assertThat(inGbk().translateOut(type, "500106", data)).isEqualTo(body);
        assertThat(inGbk().request(type, body).operation()).contains("RefundMargin");
    }

    /** Read with replaced characters, it could fit a row of the table. */
    @Test
    void anAnswerInAnotherEncodingSaysNothing() {
        Samples.Case accepted = sample(Samples.answers(), "cqspb/answer-refund-accepted");
        String answer = text(accepted);
        MessageType type = MessageType.REFUND_INSTRUCTED;
        byte[] sent = inGbk().translateOut(type, "500106", REFUND.canonical());
        assertThat(inGbk().classify(type, sent, 200, accepted.wire()).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(inGbk().classify(
                                type, sent, 200, answer.replace("UTF-8", "GBK").getBytes(GBK))
                        .outcome())
                .isEqualTo(Outcome.DELIVERED);
    }

    @ParameterizedTest
    @CsvSource({"cqspb, UTF-7, not known", "cqyz, GBK, format xml"})
    void oneThatCannotBeIsRefusedWhenItIsLoaded(String folder, String encoding, String why) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> in(folder, encoding));
        assertThat(refused.code()).isEqualTo(ErrorCode.DIALECT_INVALID);
        assertThat(refused.issue().en()).contains(why);
    }

    private static ErrorCode refusal(byte[] body) {
        return catchThrowableOfType(RefusedException.class, () -> inGbk().translateIn(RECEIPT.arrival(), body))
                .code();
    }

    private static Dialect inGbk() {
        return in("cqspb", "GBK");
    }

    private static Dialect in(String folder, String encoding) {
        Map<String, byte[]> files = new TreeMap<>(
                DialectFiles.read(Samples.DIALECTS.resolve(folder)).byPath());
        String main = new String(files.get("dialect.yaml"), StandardCharsets.UTF_8) + "encoding: " + encoding + "\n";
        files.put("dialect.yaml", main.getBytes(StandardCharsets.UTF_8));
        return Dialect.load(DialectFiles.of(files));
    }

    private static Samples.Case sample(java.util.stream.Stream<Samples.Case> samples, String name) {
        return samples.filter(sample -> sample.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Samples.Case sample) {
        return new String(sample.wire(), StandardCharsets.UTF_8);
    }
}
