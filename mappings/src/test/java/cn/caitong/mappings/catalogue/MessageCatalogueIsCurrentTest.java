package cn.caitong.mappings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.message.MessageType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class MessageCatalogueIsCurrentTest {
    private static final String REMEDY =
            "the page is stale: mvn -pl mappings -am test -Dtest=MessageCatalogueIsCurrentTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dgenerated=write";

    @Test
    void thePageIsWhatTheSchemasSay() throws IOException {
        String page = new MessageCatalogue().render();
        if ("write".equals(System.getProperty("generated"))) {
            Files.createDirectories(MessageCatalogue.PAGE.getParent());
            Files.writeString(MessageCatalogue.PAGE, page);
        }
        assertThat(page).as(REMEDY).isEqualTo(Files.readString(MessageCatalogue.PAGE));
    }

    @ParameterizedTest
    @EnumSource
    void everySchemaIsNamedAfterItsTypeAndSpeaksBothLanguages(MessageType type) throws IOException {
        JsonNode schema =
                JsonMapper.builder().build().readTree(Files.readAllBytes(Path.of("schemas", type.code() + ".json")));
        assertThat(schema.path("$id").asText()).isEqualTo(type.schemaId());
        assertThat(schema.path("title").asText()).containsPattern("^[A-Z].*\\p{IsHan}");
        assertThat(schema.path("description").asText()).containsPattern("^[A-Z].*\\p{IsHan}");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void noSchemaIsWithoutAType() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".v1.json"))
                            .map(name -> name.replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageType.values())
                            .map(MessageType::code)
                            .toList());
        }
    }
}
