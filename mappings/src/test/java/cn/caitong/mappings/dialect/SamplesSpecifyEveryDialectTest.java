package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        byte[] body = dialect.translateOut(type, sample.jurisdiction(), sample.canonical());
        assertThat(sample.samples().said(body)).isEqualTo(sample.samples().said(sample.wire()));
        assertThat(dialect.translateOut(type, sample.jurisdiction(), sample.canonical()))
                .isEqualTo(body);
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

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#filesIn")
    void whatAFileHoldsBecomesItsCanonicalMessagesAndIsValid(Samples.Case sample) {
        FileSpeech files = sample.samples().dialect().files();
        String name = sample.facts().path("file").asText();
        assertThat(files.channel(name)).contains(sample.arrival().channel());
        List<ObjectNode> envelopes = files.read(sample.arrival(), name, sample.wire()).stream()
                .map(row -> ((FileSpeech.Row.Said) row).envelope())
                .toList();
        assertThat(envelopes).containsExactlyElementsOf(cast(sample.canonical()));
        envelopes.forEach(envelope -> assertThat(
                        ExampleFiles.VALIDATOR.validate(envelope).report().issues())
                .isEmpty());
    }

    private static List<ObjectNode> cast(JsonNode list) {
        List<ObjectNode> nodes = new ArrayList<>();
        list.forEach(node -> nodes.add((ObjectNode) node));
        return nodes;
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#filesOut")
    void whatGoesBecomesItsFileByteForByte(Samples.Case sample) {
        Dialect dialect = sample.samples().dialect();
        assertThat(dialect.translateOut(type(sample), sample.jurisdiction(), sample.canonical()))
                .isEqualTo(sample.wire());
        String name =
                dialect.files().name(type(sample), sample.facts().path("id").asText());
        assertThat(name).isEqualTo(sample.facts().path("file").asText());
        assertThat(dialect.files().resultOf(name))
                .isEqualTo(sample.facts().path("result").asText());
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.dialect.Samples#told")
    void whatAFileIsAnsweredBecomesItsFileByteForByte(Samples.Case sample) {
        FileSpeech files = sample.samples().dialect().files();
        assertThat(files.answer(sample.canonical())).isEqualTo(sample.wire());
        assertThat(files.answerTo(sample.facts().path("answers").asText()))
                .isEqualTo(sample.facts().path("file").asText());
    }

    @Test
    void noSampleIsLeftOut() throws IOException {
        for (Samples samples : Samples.all()) {
            assertThat(Stream.of("in", "out", "answers", "told")
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
