package cn.caitong.engine.cases;

import cn.caitong.engine.cases.Step.Decided;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What is written down of an event: what it was, what became of it and why, and all that followed. The timeline is read
 * from it. The event's data is not in it: a message's own evidence has its digest.
 */
final class EventEvidence {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(BigDecimal.class, ToStringSerializer.instance));

    private EventEvidence() {}

    static EvidenceEntry of(Decided step, Instant now) {
        Decision decision = step.decision();
        ObjectNode payload = about(step.before().location(), step.event())
                .put("before", step.before().state())
                .put("state", step.after().state())
                .put("version", step.after().version());
        payload.set("reason", MAPPER.valueToTree(decision.reason()));
        list(payload, "obligations", decision.obligations(), EventEvidence::change);
        list(payload, "told", decision.outgoing(), EventEvidence::told);
        list(payload, "money", decision.money(), EventEvidence::change);
        list(payload, "fanOuts", decision.fanOuts(), EventEvidence::fanOut);
        if (step.silence() != null) {
            payload.set("silence", step.silence().proof());
        }
        list(payload, "raised", decision.raised(), EventEvidence::raised);
        list(payload, "alarms", decision.alarms(), EventEvidence::alarm);
        String outcome = decision.outcome().name().toLowerCase(Locale.ROOT);
        return entry(step.before().location(), "event." + outcome, now, payload);
    }

    /** What a person was asked, or answered; beside the event that led to it. */
    static EvidenceEntry matter(Location location, Matter matter, Instant now) {
        ObjectNode payload = MAPPER.valueToTree(matter);
        return switch (matter) {
            case Matter.Asked asked -> entry(location, "matter.asked", now, payload);
            case Matter.Answered answered -> entry(location, "matter.answered", now, payload);
        };
    }

    /** Of an event that failed; what was decided before it stands. */
    static EvidenceEntry failed(Location location, Event event, String code, String detail, Instant now) {
        ObjectNode payload = about(location, event);
        payload.putObject("reason").put("code", code).put("clause", "P9").put("detail", detail);
        return entry(location, "event.parked", now, payload);
    }

    private static EvidenceEntry entry(Location location, String kind, Instant now, JsonNode payload) {
        return new EvidenceEntry(location.caseId(), location.jurisdiction(), kind, now, payload);
    }

    private static ObjectNode about(Location location, Event event) {
        ObjectNode payload = object().put("flow", location.flow())
                .put("event", event.type())
                .put("origin", event.origin().name().toLowerCase(Locale.ROOT))
                .put("partner", event.partner());
        if (event.messageId() != null) {
            payload.put("messageId", event.messageId().toString());
        }
        if (event.sequence() != null) {
            payload.put("sequence", event.sequence());
        }
        if (event.businessTime() != null) {
            payload.put("businessTime", event.businessTime().toString());
        }
        return payload;
    }

    private static <T> void list(ObjectNode payload, String name, List<T> items, Function<T, JsonNode> write) {
        if (!items.isEmpty()) {
            ArrayNode list = payload.putArray(name);
            items.forEach(item -> list.add(write.apply(item)));
        }
    }

    /** A change by its name and all its members: none of them is an account or a person. */
    private static JsonNode change(Object change) {
        ObjectNode members = MAPPER.valueToTree(change);
        if (change instanceof MoneyMove.OfPart part && part.line().isEmpty()) {
            members.remove("line");
        }
        if (change instanceof MoneyMove.Instructed made && made.carrier() == null) {
            members.remove("carrier");
        }
        return members.put("change", change.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    /** Without its data, which holds accounts. */
    private static JsonNode told(Outgoing outgoing) {
        ObjectNode told = object().put(
                        "change", outgoing.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .put("partner", outgoing.partner())
                .put("type", outgoing.type())
                .put("businessId", outgoing.businessId());
        if (outgoing instanceof Outgoing.Tell tell && tell.dueAt() != null) {
            told.put("dueAt", tell.dueAt().toString());
        }
        return told;
    }

    private static JsonNode fanOut(FanOut fanOut) {
        return object().put("type", fanOut.type());
    }

    private static JsonNode raised(Raise raise) {
        return object().put("type", raise.type())
                .put("to", raise.parent().caseId().toString());
    }

    private static JsonNode alarm(Alarm alarm) {
        return object().put("code", alarm.code()).put("detail", alarm.detail());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
