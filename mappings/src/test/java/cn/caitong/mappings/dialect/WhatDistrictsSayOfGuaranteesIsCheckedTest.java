package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A guarantee without its last day, a payment without its proof, an event that nobody agreed on: refused by its field. */
@Tag("unit")
class WhatDistrictsSayOfGuaranteesIsCheckedTest {
    private static final String DIGEST = "sm3:" + "3f8a1c5e7b9d0246".repeat(4);

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("cqyz/in-guarantee-lodged", "\"GUARANTEE_ORG\": \"虚构银行重庆渝中支行\",", "", "/data/guarantee"),
                Arguments.of(
                        "cqyz/in-guarantee-lodged",
                        "\"MARGIN_PAY_FORM\": \"02\"",
                        "\"MARGIN_PAY_FORM\": \"01\"",
                        "/data"),
                Arguments.of(
                        "cqyz/in-guarantee-lodged",
                        "\"GUARANTEE_STATUS\": \"1\"",
                        "\"GUARANTEE_STATUS\": \"7\"",
                        "/type"),
                Arguments.of("cqyz/in-guarantee-extended", DIGEST, "sm3:0", "/data/evidence/0/digest"),
                Arguments.of(
                        "cqyz/in-guarantee-paid",
                        "\"OPERATOR_ROLE\": \"1\"",
                        "\"OPERATOR_ROLE\": \"9\"",
                        "/data/recordedBy"),
                Arguments.of("cqyz/in-guarantee-given-back", "CT-7d2e43865b1f0c9a-1", "CT 7", "/data/instructionId"),
                Arguments.of("cqspb/in-guarantee-lodged", ">03<", ">01<", "/data"),
                Arguments.of("cqspb/in-guarantee-paid", ">MK-2026-0007<", ">MK/7<", "/data/markId"),
                Arguments.of(
                        "cqspb/in-guarantee-extended",
                        "<PLATFORM_CODE>500106",
                        "<PLATFORM_CODE>no/body",
                        "/data/deposit/holder"),
                Arguments.of("cqna/in-guarantee-lodged", "\"electronic\"", "\"cash\"", "/data"),
                Arguments.of("cqna/in-guarantee-extended", "event=\"extended\"", "event=\"renewed\"", "/type"),
                Arguments.of(
                        "cqna/in-guarantee-paid",
                        "office=\"purchaser\"",
                        "office=\"supplier\"",
                        "/data/recordedBy/role"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aMessageIsRefusedAtItsField(String name, String sent, String instead, String field) {
        Samples.Case sample = sample(name, Samples.in());
        ObjectNode envelope = sample.samples()
                .dialect()
                .translateIn(sample.arrival(), changed(sample, sent, instead, StandardCharsets.UTF_8.name()));
        assertThat(ExampleFiles.VALIDATOR.validate(envelope))
                .isInstanceOfSatisfying(
                        Validation.Refused.class,
                        refused -> assertThat(refused.report().issues())
                                .anySatisfy(issue -> assertThat(issue.pointer()).startsWith(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "cqyz/in-guarantee-lodged, 2026-04-30, 2026-04-31, WIRE_TIME_WRONG",
        "cqyz/in-guarantee-paid, 12000.00, 12000, WIRE_AMOUNT_WRONG",
        "cqspb/in-guarantee-extended, 20260630, 20260631, WIRE_TIME_WRONG",
        "cqspb/in-refund-credited, >20260212<, >20260230<, WIRE_TIME_WRONG",
        "cqspb/in-guarantee-paid, 20260512150000, 20260512250000, WIRE_TIME_WRONG",
        "cqna/in-guarantee-extended, 2026/06/30, 2026/06/31, WIRE_TIME_WRONG",
        "cqna/in-guarantee-given-back, >2026/05/12 11, >2026/05/12 31, WIRE_TIME_WRONG",
        "cqna/in-guarantee-lodged, <fen>1200000, <fen>12, WIRE_AMOUNT_WRONG"
    })
    void aDayOrASumThatIsNoneIsRefusedAtOnce(String name, String sent, String instead, ErrorCode code) {
        Samples.Case sample = sample(name, Samples.in());
        byte[] wrong = changed(sample, sent, instead, StandardCharsets.UTF_8.name());
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> sample.samples().dialect().translateIn(sample.arrival(), wrong))
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "cqck/in-guarantee-lodged, 'BH-2026-0007,', ',', GB18030",
        "cqck/in-guarantee-extended, ',04,2,', ',04,8,', GB18030",
        "cqgx/in-guarantee-paid, '|P|保函', '|Q|保函', GBK",
        "cqgx/in-guarantee-lodged, '|BG|', '|CASH|', GBK"
    })
    void aRowIsRefusedAlone(String name, String sent, String instead, String encoding) {
        Samples.Case sample = sample(name, Samples.filesIn());
        FileSpeech files = sample.samples().dialect().files();
        List<FileSpeech.Row> rows = files.read(
                sample.arrival(), sample.facts().path("file").asText(), changed(sample, sent, instead, encoding));
        assertThat(rows)
                .singleElement()
                .isInstanceOfSatisfying(
                        FileSpeech.Row.Said.class,
                        row -> assertThat(ExampleFiles.VALIDATOR.validate(row.envelope()))
                                .isInstanceOf(Validation.Refused.class));
    }

    private static Samples.Case sample(String name, Stream<Samples.Case> all) {
        return all.filter(each -> each.toString().equals(name)).findFirst().orElseThrow();
    }

    private static byte[] changed(Samples.Case sample, String sent, String instead, String encoding) {
        Charset charset = Charset.forName(encoding);
        String wire = new String(sample.wire(), charset);
        assertThat(wire).as("what is changed is there").contains(sent);
        return wire.replace(sent, instead).getBytes(charset);
    }
}
