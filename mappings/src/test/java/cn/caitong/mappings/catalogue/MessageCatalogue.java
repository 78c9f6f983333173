package cn.caitong.mappings.catalogue;

import cn.caitong.mappings.message.Direction;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes {@code docs/generated/messages.md}. */
final class MessageCatalogue {
    static final Path PAGE = Path.of("../docs/generated/messages.md");
    private static final Path SCHEMAS = Path.of("schemas");
    private static final String EXAMPLES = "../../mappings/schemas/examples/";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final StringBuilder page = new StringBuilder();

    String render() {
        line("# Messages 报文目录\n");
        line("Generated from the schemas, their examples and the error catalogue; a test fails when this page is"
                + " stale.");
        line("A message is CloudEvents 1.0 in structured JSON. `?` marks a field that may be left out; `→` names a"
                + " shared");
        line("shape below. An amount is text with two places; an instant has an offset; a date is a legal date in"
                + " China.\n");
        table("Envelope 信封", schema("envelope"));
        for (Direction direction : Direction.values()) {
            line("## " + (direction == Direction.IN ? "To the hub 发往平台" : "From the hub 平台发出") + "\n");
            Stream.of(MessageType.values())
                    .filter(type -> type.direction() == direction)
                    .forEach(this::type);
        }
        line("## Shared shapes 公共定义\n");
        schema("common").path("$defs").properties().forEach(shape -> table(shape.getKey(), shape.getValue()));
        codes();
        return page.toString();
    }

    private void type(MessageType type) {
        JsonNode schema = schema(type.code());
        line("### " + type.code() + "\n");
        line(schema.path("title").asText() + ". " + schema.path("description").asText() + "\n");
        line("Subject: `/data" + type.subjectPointer() + "`. Flow: `" + type.flow() + "`.\n");
        fields(schema);
        Stream.concat(Stream.of(schema), schema.path("allOf").valueStream()).forEach(this::condition);
        line("- Good: " + links(type, "good"));
        line("- Bad: " + links(type, "bad") + "\n");
    }

    private void condition(JsonNode schema) {
        schema.at("/if/properties").properties().forEach(field -> {
            String needs = ticked(schema.at("/then/required"));
            line("- Where `" + field.getKey() + "` is " + shape(field.getValue()) + ", " + needs + " must be there.");
        });
    }

    private void table(String name, JsonNode schema) {
        String title = schema.path("title").asText(name);
        line("### " + (title.equals(name) ? name : "`" + name + "` " + title) + "\n");
        if (schema.has("description")) {
            line(schema.path("description").asText() + "\n");
        }
        if (schema.has("properties")) {
            fields(schema);
        } else {
            line(shape(schema) + "\n");
        }
    }

    private void fields(JsonNode schema) {
        List<String> required = texts(schema.path("required"));
        line("| field | shape | meaning |\n|---|---|---|");
        schema.path("properties").properties().forEach(field -> {
            String mark = required.contains(field.getKey()) ? "" : "?";
            row("", field.getKey() + mark, field.getValue());
        });
        line("");
    }

    private void row(String prefix, String name, JsonNode field) {
        String meaning = Stream.of("title", "description")
                .map(part -> field.path(part).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(". "));
        line("| `" + prefix + name + "` | " + shape(field) + " | " + cell(meaning) + " |");
        JsonNode nested = field.path("type").asText().equals("array") ? field.path("items") : field;
        List<String> required = texts(nested.path("required"));
        nested.path("properties").properties().forEach(inner -> {
            String mark = required.contains(inner.getKey()) ? "" : "?";
            row(prefix + name.replace("?", "") + ".", inner.getKey() + mark, inner.getValue());
        });
    }

    private static String shape(JsonNode field) {
        if (field.has("$ref")) {
            String name = field.path("$ref").asText();
            String with = field.has("required") ? " with " + ticked(field.path("required")) : "";
            return "→ " + name.substring(name.lastIndexOf('/') + 1) + with;
        }
        if (field.has("const")) {
            return "`" + field.path("const").asText() + "`";
        }
        if (field.has("enum")) {
            return texts(field.path("enum")).stream()
                    .map(value -> "`" + value + "`")
                    .collect(Collectors.joining(" "));
        }
        if (field.path("type").asText().equals("array")) {
            return "list of " + shape(field.path("items"));
        }
        String limit = field.has("format") ? " " + field.path("format").asText() : "";
        String pattern =
                field.has("pattern") ? " `" + cell(field.path("pattern").asText()) + "`" : "";
        return field.path("type").asText() + limit + pattern;
    }

    private void codes() {
        line("## Codes of a report 报告代码\n");
        line("`{field}` is the issue's pointer. A code never changes its meaning; programs may branch on it.\n");
        line("| code | severity | HTTP | English | 中文 |\n|---|---|---|---|---|");
        for (ErrorCode code : ErrorCode.values()) {
            line("| `%s` | %s | %d | %s | %s |"
                    .formatted(
                            code.code(), code.severity().code(), code.httpStatus(), cell(code.en()), cell(code.zh())));
        }
    }

    private static String links(MessageType type, String kind) {
        Path folder = SCHEMAS.resolve("examples").resolve(type.code()).resolve(kind);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".issues.json"))
                    .sorted()
                    .map(name -> "[%s](%s%s/%s/%s)"
                            .formatted(name.replace(".json", "").replace('-', ' '), EXAMPLES, type.code(), kind, name))
                    .collect(Collectors.joining(", "));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static JsonNode schema(String name) {
        try {
            return JSON.readTree(Files.readAllBytes(SCHEMAS.resolve(name + ".json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String ticked(JsonNode list) {
        return texts(list).stream().map(value -> "`" + value + "`").collect(Collectors.joining(" "));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
