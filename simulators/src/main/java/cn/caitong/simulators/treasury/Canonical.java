package cn.caitong.simulators.treasury;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.queue.QueueDoor;
import cn.caitong.simulators.traffic.Post;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The hub's own form, over queues. Answers count by their status; their body names what they are about, and tells a standing. */
final class Canonical implements Tongue {
    private static final String ID = "id";
    private static final String EVENT = "application/cloudevents+json";

    private final CanonicalNotices notices;

    Canonical(String partner) {
        this.notices = new CanonicalNotices(partner);
    }

    @Override
    public Wish read(Request request) throws Rebuffed {
        return CanonicalReader.read(request);
    }

    /** On a queue an answer is known by the id of what it answers: one about something else is sent as if it answered that. */
    static Reply addressed(Request request, Reply reply) {
        String asked = named(request.text(), "/data/payment/applicationId");
        String told = named(reply.answer().body(), "/" + ID);
        return told.isEmpty() || told.equals(asked)
                ? reply
                : new Reply(reply.answer().withHeader(QueueDoor.MESSAGE_ID, told), reply.manner(), reply.pace());
    }

    private static String named(String json, String at) {
        try {
            return JsonLines.read(json, JsonNode.class).at(at).asText();
        } catch (UncheckedIOException unreadable) {
            return "";
        }
    }

    @Override
    public Answer taken(Application application) {
        return Answer.json(202, JsonLines.write(about(application.id()).put("number", application.number())));
    }

    @Override
    public Answer again(String body) {
        return Answer.json(200, body);
    }

    /** With what it would have told of it. */
    @Override
    public Answer standing(String id, Optional<Application> found) {
        var answer = about(id).put("standing", found.isPresent() ? "taken" : "not-found");
        found.ifPresent(application -> {
            var refusal = application.standing().refusal();
            if (refusal != null) {
                say(answer, "payment.reviewed.v1", CanonicalNotices.refusal(application, refusal));
            } else if (application.items().stream().anyMatch(item -> item.reported() != null)) {
                say(answer, "payment.executed.v1", CanonicalNotices.paid(application));
            }
        });
        return Answer.json(200, JsonLines.write(answer));
    }

    private static void say(ObjectNode answer, String type, ObjectNode data) {
        answer.putArray("says").addObject().put("type", type).set("data", data);
    }

    private static ObjectNode about(String id) {
        return JsonNodeFactory.instance.objectNode().put(ID, id);
    }

    @Override
    public Answer rebuffed(Rebuffed call) {
        var why = call.why();
        var body = JsonNodeFactory.instance.objectNode().put("code", why.code()).put("title", why.text());
        if (!call.id().isEmpty()) {
            body.put(ID, call.id());
        }
        if (!call.field().isEmpty()) {
            body.put("field", call.field());
        }
        int status =
                switch (why) {
                    case BAD_FIELD, WRONG_SUM, YEAR_CLOSED, AGENCY_UNKNOWN -> 422;
                    case CONFLICT -> 409;
                    case UNREADABLE -> 400;
                    case TOO_LARGE -> 413;
                    case WRONG_CHARSET -> 415;
                    case UNAUTHENTICATED, BUSY, MAINTENANCE -> why.status();
                };
        return Answer.json(status, JsonLines.write(body));
    }

    @Override
    public Answer broken() {
        return Answer.plain(500, "Internal Server Error");
    }

    @Override
    public News news() {
        return notices;
    }

    @Override
    public Post post(String partner, Message message) {
        return new Post("partner." + partner + ".in", EVENT, Map.of());
    }

    @Override
    public int word(Answer answer) {
        return answer.status();
    }

    @Override
    public String marked(String value) {
        return '"' + value + '"';
    }

    @Override
    public String padded(String text, int size) {
        return "{" + " ".repeat(size) + text.substring(1);
    }
}
