package cn.caitong.routes.statement;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How the statement that is kept came.
 *
 * @param on the legal day on which it came
 * @param sequence its sender's own order number, where it gives one
 */
record Taken(LocalDate on, @Nullable Long sequence, JsonNode said) {
    private static final String TAKEN = "taken";

    /** What is kept: the message as it was, and beside it how it came; the message's own id is what reconciliation names. */
    static JsonNode data(Event event) {
        ObjectNode data = event.data().deepCopy();
        ObjectNode taken =
                data.putObject(TAKEN).put("on", LegalDay.of(event.arrivedAt()).toString());
        if (event.sequence() != null) {
            taken.put("sequence", event.sequence());
        }
        if (event.messageId() != null) {
            taken.put("message", event.messageId().toString());
        }
        return data;
    }

    /** Of one that was kept before this was written down, it is not known when it came: it is of no day that could come again. */
    static Taken of(JsonNode data) {
        JsonNode taken = data.path(TAKEN);
        ObjectNode said = data.deepCopy();
        said.remove(TAKEN);
        return new Taken(
                taken.has("on") ? LocalDate.parse(taken.path("on").asText()) : LocalDate.EPOCH,
                taken.has("sequence") ? taken.path("sequence").longValue() : null,
                said);
    }

    /** Whether the sender said it after this one. */
    boolean isAfter(Event event) {
        Long other = event.sequence();
        return sequence != null && other != null && other < sequence;
    }
}
