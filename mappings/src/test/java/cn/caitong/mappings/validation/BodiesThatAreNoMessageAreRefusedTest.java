package cn.caitong.mappings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Report;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class BodiesThatAreNoMessageAreRefusedTest {
    private static final byte[] GOOD = ExampleFiles.read("deposit.received.v1/good/transfer.json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]           | MESSAGE_NOT_AN_OBJECT | 422",
                "\"text\"     | MESSAGE_NOT_AN_OBJECT | 422",
                "null         | MESSAGE_NOT_AN_OBJECT | 422",
                "''           | BODY_EMPTY            | 400",
                "<a/>         | CONTENT_IS_XML        | 400",
                "{\"a\":1,\"a\":1} | JSON_DUPLICATE_KEY | 400"
            })
    void withOneIssueAndItsStatus(String body, ErrorCode code, int status) {
        Report report = validate((body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
        assertThat(report.issues()).singleElement().matches(issue -> issue.code() == code);
        assertThat(report.httpStatus()).isEqualTo(status);
    }

    @Test
    void anEmptyObjectIsToldAllThatItMisses() {
        Report report = validate("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(report.issues()).hasSize(8).allMatch(issue -> issue.code() == ErrorCode.FIELD_MISSING);
        assertThat(report.httpStatus()).isEqualTo(422);
    }

    @Test
    void aStreamPastTheLimitIs413() {
        Report report = ExampleFiles.VALIDATOR
                .validate(new ByteArrayInputStream(new byte[2_000_000]))
                .report();
        assertThat(report.httpStatus()).isEqualTo(413);
    }

    @Test
    void anyTruncationIsRefusedAndNoneBreaksTheValidator() {
        int end = new String(GOOD, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8).length;
        for (int length = 0; length < end; length += 7) {
            assertThat(validate(java.util.Arrays.copyOf(GOOD, length)).isValid())
                    .isFalse();
        }
    }

    @Test
    void aHundredThousandFaultsMakeAShortReport() {
        String lots = "{},".repeat(40_000);
        String body = "{\"type\":\"tender.registered.v1\",\"data\":{\"tender\":{\"lots\":[" + lots + "{}]}}}";
        Report report = validate(body.getBytes(StandardCharsets.UTF_8));
        assertThat(report.issues()).hasSize(101);
        assertThat(report.has(ErrorCode.MORE_ISSUES)).isTrue();
    }

    @Property(tries = 300)
    void anyBytesAtAllEndInAReport(@ForAll byte[] body) {
        assertThat(validate(body).isValid()).isFalse();
    }

    @Property(tries = 400)
    void oneChangedByteIsReadOrRefusedAndBreaksNothing(@ForAll("places") int place, @ForAll byte changed) {
        byte[] body = GOOD.clone();
        body[place] = changed;
        Report report = validate(body);
        assertThat(report.httpStatus()).isIn(report.isValid() ? List.of(200) : List.of(400, 422));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, GOOD.length - 1).withDistribution(RandomDistribution.uniform());
    }

    private static Report validate(byte[] body) {
        return ExampleFiles.VALIDATOR.validate(body).report();
    }
}
