package cn.caitong.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a message's envelope must and may have, intake's schema says; whoever makes a client from the document must not read otherwise. */
@Tag("unit")
class AMessageIsAsTheDocumentSaysTest {
    private static final Path ENVELOPE = Path.of("..", "mappings", "schemas", "envelope.json");

    private final JsonNode documented = OpenApiDocument.tree().at("/components/schemas/CloudEvent");
    private final JsonNode judged = read();

    @Test
    void itHasTheSameFieldsAndTheSameMustBeThere() {
        assertThat(documented.at("/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        () -> judged.at("/properties").fieldNames());
        assertThat(documented.path("required")).containsExactlyInAnyOrderElementsOf(judged.path("required"));
    }

    /** Where the schema says it by itself, and not by a shape that messages share. */
    @Test
    void itsFieldsHoldTheSame() {
        for (Map.Entry<String, JsonNode> field : judged.at("/properties").properties()) {
            JsonNode other = documented.at("/properties").path(field.getKey());
            for (String word : new String[] {"const", "type"}) {
                if (field.getValue().has(word)) {
                    assertThat(other.path(word))
                            .as(field.getKey())
                            .isEqualTo(field.getValue().path(word));
                }
            }
        }
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(ENVELOPE.toFile());
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
