package cn.caitong.engine.files;

import cn.caitong.engine.intake.Acceptance;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a row was answered, the same for ever.
 *
 * @param id the partner's own id of it, where it could be read
 * @param receipt of what is the hub's: the first receipt, as JSON
 * @param issues why not, of what is refused: a list as {@link Report#toJson} has it; else empty
 */
public record RowAnswer(
        int line,
        @Nullable String id,
        Outcome outcome,
        @Nullable JsonNode receipt,
        JsonNode issues) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What became of it. */
    public enum Outcome {
        ACCEPTED,
        /** It was the hub's already. */
        DUPLICATE,
        /** Its id belongs to another content; both are kept. */
        CONFLICT,
        REFUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RowAnswer refused(FileRow.Bad bad) {
        Report report = bad.report();
        return new RowAnswer(
                bad.line(),
                report.messageId().orElse(null),
                Outcome.REFUSED,
                null,
                report.toJson().path("issues"));
    }

    static RowAnswer of(FileRow.Valid row, Acceptance acceptance) {
        String id = row.submission().externalId();
        return switch (acceptance) {
            case Acceptance.Accepted taken ->
                new RowAnswer(
                        row.line(), id, Outcome.ACCEPTED, read(taken.receipt().array()), none());
            case Acceptance.Duplicate again ->
                new RowAnswer(
                        row.line(), id, Outcome.DUPLICATE, read(again.receipt().array()), none());
            case Acceptance.Conflict conflict -> new RowAnswer(row.line(), id, Outcome.CONFLICT, null, none());
            case Acceptance.Busy busy -> throw new IllegalStateException("Intake is asked whether it is busy before");
        };
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("line", line).put("id", id).put("outcome", outcome.code());
        json.set("receipt", receipt);
        return json.set("issues", issues);
    }

    static RowAnswer of(JsonNode json) {
        return new RowAnswer(
                json.path("line").asInt(),
                json.path("id").textValue(),
                Outcome.valueOf(json.path("outcome").textValue().toUpperCase(Locale.ROOT)),
                json.hasNonNull("receipt") ? json.path("receipt") : null,
                json.path("issues"));
    }

    private static JsonNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private static JsonNode read(byte[] receipt) {
        try {
            return JSON.readTree(receipt);
        } catch (IOException impossible) {
            throw new IllegalStateException("A receipt is JSON", impossible);
        }
    }
}
