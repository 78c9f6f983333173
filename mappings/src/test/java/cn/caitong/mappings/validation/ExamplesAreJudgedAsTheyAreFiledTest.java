package cn.caitong.mappings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.message.MessageType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class ExamplesAreJudgedAsTheyAreFiledTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.validation.ExampleFiles#bad")
    void aBadExampleHasExactlyTheIssuesBesideIt(Path file) throws IOException {
        Validation end = ExampleFiles.VALIDATOR.validate(ExampleFiles.read(file));
        assertThat(end).isNotInstanceOf(Validation.Accepted.class);
        Path beside = Path.of(file.toString().replace(".json", ".issues.json"));
        assertThat(found(end)).isEqualTo(JSON.readTree(ExampleFiles.read(beside)));
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.validation.ExampleFiles#good")
    void aGoodExampleIsTakenWithoutAWordUnlessItsNameSaysSo(Path file) throws IOException {
        Validation end = ExampleFiles.VALIDATOR.validate(ExampleFiles.read(file));
        assertThat(end).as(end.report().toJson().toPrettyString()).isInstanceOf(Validation.Accepted.class);
        assertThat(end.report().issues().isEmpty()).isEqualTo(!file.toString().endsWith("warned-about.json"));
    }

    @ParameterizedTest
    @MethodSource("cn.caitong.mappings.validation.ExampleFiles#good")
    void anAcceptedMessageWritesItselfAsItWas(Path file) throws IOException {
        CanonicalMessage message = message(ExampleFiles.VALIDATOR.validate(ExampleFiles.read(file)));
        ObjectNode written = message.toJson();
        ObjectNode read = (ObjectNode) JSON.readTree(ExampleFiles.read(file));
        assertThat(written.remove("time")).isNotNull();
        read.remove("time");
        assertThat(written).isEqualTo(read);
        assertThat(message(ExampleFiles.VALIDATOR.validate(message.toJson()))).isEqualTo(message);
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasBothKinds(MessageType type) {
        assertThat(ExampleFiles.in(type, "good")).isNotEmpty();
        assertThat(ExampleFiles.in(type, "bad")).isNotEmpty();
    }

    private static JsonNode found(Validation end) {
        ArrayNode issues = JSON.createArrayNode();
        end.report()
                .issues()
                .forEach(issue -> issues.addObject()
                        .put("severity", issue.severity().code())
                        .put("code", issue.code().code())
                        .put("pointer", issue.pointer()));
        return issues;
    }

    private static CanonicalMessage message(Validation end) {
        return ((Validation.Accepted) end).message();
    }
}
