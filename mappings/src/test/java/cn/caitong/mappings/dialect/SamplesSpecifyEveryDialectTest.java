package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class SamplesSpecifyEveryDialectTest {
    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#in")
    void whatComesBecomesItsCanonicalMessageAndIsValid(Samples.Case sample) {
        ObjectNode envelope = sample.samples().dialect().translateIn(sample.arrival(), sample.wire());
        assertThat(envelope).isEqualTo(sample.canonical());
        Validation end = ExampleFiles.VALIDATOR.validate(envelope);
        assertThat(end.report().issues()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#out")
    void whatGoesBecomesItsBytes(Samples.Case sample) {
        Dialect dialect = sample.samples().dialect();
        MessageType type = type(sample);
        byte[] body = dialect.translateOut(type, sample.canonical());
        assertThat(sample.samples().said(body)).isEqualTo(sample.samples().said(sample.wire()));
        assertThat(dialect.translateOut(type, sample.canonical())).isEqualTo(body);
        WireRequest request = dialect.request(type, body);
        assertThat(request.path()).isEqualTo(sample.facts().path("path").asText());
        assertThat(request.headers()).isEqualTo(sample.headers());
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#answers")
    void whatIsAnsweredBecomesItsOutcome(Samples.Case sample) {
        Answer answer = Answering.to(sample, sample.wire());
        assertThat(answer.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .isEqualTo(sample.facts().path("outcome").asText());
        assertThat(answer.code()).isEqualTo(sample.facts().path("code").asText());
        assertThat(answer.result().isPresent()).isEqualTo(sample.hasCanonical());
        answer.result().ifPresent(result -> assertThat(result).isEqualTo(sample.canonical()));
    }

    @Test
    void noSampleIsLeftOut() throws IOException {
        for (Samples samples : Samples.all()) {
            assertThat(Stream.of("in", "out", "answers")
                            .flatMap(samples::cases)
                            .map(Samples.Case::name)
                            .sorted())
                    .as(samples.dialect().name())
                    .isEqualTo(samples.wireNames());
        }
    }

    private static MessageType type(Samples.Case sample) {
        return MessageType.find(sample.facts().path("type").asText()).orElseThrow();
    }
}
