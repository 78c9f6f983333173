package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class DoubtfulAnswersAreUnknownTest {
    private static final List<Samples.Case> ACCEPTED = named("answer-refund-accepted");
    private static final List<Samples.Case> CREDITED = named("answer-query-credited");

    /** Without them the rest would be true of nothing. */
    @Test
    void eachCentreHasAnAnswerThatMayBecomeDoubtful() {
        assertThat(List.of(ACCEPTED, CREDITED))
                .allSatisfy(answers -> assertThat(answers)
                        .extracting(sample -> sample.samples().dialect().name())
                        .containsExactlyInAnyOrder("cqck", "cqgx", "cqna", "cqspb", "cqsz", "cqyz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "{}",
                "[]",
                "null",
                "<html>Bad Gateway</html>",
                "{\"CODE\":\"0000\"}",
                "{\"jieguo\":\"chenggong\"}"
            })
    void withoutTheCentresOwnBody(String body) {
        ACCEPTED.forEach(sample -> Stream.of(200, 202, 400, 404, 409, 422, 429, 500, 502, 503, 504)
                .forEach(status -> assertThat(Answering.to(sample, status, body.getBytes(StandardCharsets.UTF_8))
                                .outcome())
                        .isEqualTo(Outcome.UNKNOWN)));
    }

    static Stream<Samples.Case> decided() {
        return Samples.answers().filter(sample -> sample.name().matches("answer-(refund|recall|query).*"));
    }

    @ParameterizedTest
    @MethodSource("decided")
    void aboutAnotherInstruction(Samples.Case sample) {
        String other = text(sample).replaceAll("CT-[0-9a-f]+-", "CT-0000000000000000-");
        assertThat(Answering.to(sample, other.getBytes(sample.encoding())).outcome())
                .isIn(Outcome.UNKNOWN, unlessNothingIsRepeated(sample));
    }

    @Test
    void aboutAnotherAmount() {
        ACCEPTED.forEach(sample -> {
            String other = text(sample)
                    .replace("12000.00", "12000.01")
                    .replace("1200000", "1200001")
                    .replace("800000", "800001");
            assertThat(other).as("%s speaks of another amount now", sample).isNotEqualTo(text(sample));
            assertThat(Answering.to(sample, other.getBytes(sample.encoding())).outcome())
                    .isEqualTo(Outcome.UNKNOWN);
        });
    }

    @Test
    void withABankDateThatIsNone() {
        CREDITED.forEach(sample -> {
            String other = text(sample).replaceAll("2026[-/]02[-/]12", "soon").replaceAll("20260212([\"<|])", "soon$1");
            assertThat(other).as("%s has another date now", sample).isNotEqualTo(text(sample));
            assertThat(Answering.to(sample, other.getBytes(sample.encoding())).outcome())
                    .isEqualTo(Outcome.UNKNOWN);
        });
    }

    @Test
    void cutOffAnywhere() {
        ACCEPTED.forEach(sample -> {
            // white space at the end of a tree says nothing; a file's last line end says that it is whole
            int end = sample.encoding().equals(StandardCharsets.UTF_8)
                    ? text(sample).strip().getBytes(StandardCharsets.UTF_8).length
                    : sample.wire().length;
            for (int length = 0; length < end; length++) {
                assertThat(Answering.to(sample, Arrays.copyOf(sample.wire(), length))
                                .outcome())
                        .isEqualTo(Outcome.UNKNOWN);
            }
        });
    }

    @Property(tries = 200)
    void orOfAnyOtherBytes(@ForAll byte[] body, @ForAll @IntRange(min = -1, max = 600) int status) {
        ACCEPTED.forEach(sample ->
                assertThat(Answering.to(sample, status, body).outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    /** An answer that never got as far as reading the request cannot repeat its number. */
    private static Outcome unlessNothingIsRepeated(Samples.Case sample) {
        return sample.name().equals("answer-refund-bad-field") ? Outcome.REJECTED : Outcome.UNKNOWN;
    }

    private static List<Samples.Case> named(String name) {
        return Samples.answers().filter(sample -> sample.name().equals(name)).toList();
    }

    private static String text(Samples.Case sample) {
        return new String(sample.wire(), sample.encoding());
    }
}
