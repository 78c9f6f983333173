package cn.caitong.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Copies the document to {@code docs/generated/openapi.yaml}, where people look. Run its main after a change. */
public final class OpenApiDocument {
    static final Path COPY = Path.of("..", "docs", "generated", "openapi.yaml");
    private static final Path SOURCE = Path.of("src", "main", "resources", "openapi.yaml");

    private OpenApiDocument() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(COPY, render());
    }

    static String render() throws IOException {
        return "# A copy of app/src/main/resources/openapi.yaml, which the hub serves at /api/openapi.\n"
                + Files.readString(SOURCE);
    }

    /** What of an answer is not as the named schema has it. */
    public static Set<ValidationMessage> faults(JsonNode answer, String schema) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema);
        root.set("components", tree().path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(answer);
    }

    /** The document as a tree. */
    public static JsonNode tree() {
        try {
            return new YAMLMapper().readTree(SOURCE.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
