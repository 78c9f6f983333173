package cn.caitong.app.demo.witness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One row of a case's evidence, as an export shows it to anybody. */
public record Witnessed(Instant at, long seq, String kind, JsonNode payload) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVENT = "event.";

    /** The rows of an export that was verified before. */
    public static List<Witnessed> in(byte[] export) {
        try {
            List<Witnessed> rows = new ArrayList<>();
            for (JsonNode row : JSON.readTree(export).path("rows")) {
                rows.add(row(row));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an export that cannot be read", unreadable);
        }
    }

    private static Witnessed row(JsonNode row) throws JsonProcessingException {
        JsonNode meta = row.path("meta");
        return new Witnessed(
                Instant.parse(meta.path("at").asText()),
                meta.path("seq").asLong(),
                meta.path("kind").asText(),
                JSON.readTree(row.path("payload").asText()));
    }

    /** Whether a flow decided on an event here: applied, refused, held or parked. */
    public boolean isDecision() {
        return kind.startsWith(EVENT);
    }

    /** Whether a person saw to an event that had been parked: dismissed it, or had it tried again. */
    public boolean isSettled() {
        return kind.equals("event.dismissed") || kind.equals("event.retried");
    }

    public String text(String field) {
        return payload.path(field).asText();
    }

    public String reason(String field) {
        return payload.path("reason").path(field).asText();
    }

    /** The changes of a list such as {@code obligations} that have this name. */
    public List<JsonNode> changes(String list, String change) {
        List<JsonNode> found = new ArrayList<>();
        payload.path(list).forEach(node -> {
            if (node.path("change").asText().equals(change)) {
                found.add(node);
            }
        });
        return found;
    }
}
