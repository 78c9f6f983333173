package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A flow for tests. It adds up, keeps a log of what it applied, and behaves as the event's type says: {@code after} waits for
 * a total, {@code crash} throws, {@code slot} asks for a slot, {@code news} goes to the children,
 * {@code end} leaves it free, {@code raise} goes to the parent named by {@code to}, {@code opening} says when cases of the flow
 * {@code veiled} below it may be seen, {@code withdrawn} is what speaks of these, and is parked when
 * {@code late} and held when {@code early}, {@code ask} and {@code answer} a matter for a person.
 */
final class CounterFlow implements Flow {
    private final String name;
    private final int schemaVersion;
    private final Consumer<Event> onDecide;

    CounterFlow(String name, int schemaVersion, Consumer<Event> onDecide) {
        this.name = name;
        this.schemaVersion = schemaVersion;
        this.onDecide = onDecide;
    }

    CounterFlow() {
        this("counter", 1, event -> {});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int schemaVersion() {
        return schemaVersion;
    }

    @Override
    public boolean veiled() {
        return name.equals("veiled");
    }

    @Override
    public Optional<Instant> unveilsAt(CaseFile file) {
        return Optional.ofNullable(file.data().get("opens"))
                .map(JsonNode::asText)
                .map(Instant::parse);
    }

    @Override
    public Set<String> veiledTypes() {
        return Set.of("withdrawn");
    }

    @Override
    public Optional<String> slot(CaseFile current, Event event, Context context) {
        return event.type().equals("slot")
                ? Optional.of(event.data().get("slot").asText())
                : Optional.empty();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        onDecide.accept(event);
        int total = current.data().path("total").asInt();
        return switch (event.type()) {
            case "after" ->
                total < event.data().get("needs").asInt()
                        ? unchanged(current, Outcome.HELD)
                        : applied(current, event, "after " + event.data().get("needs"));
            case "refuse" -> unchanged(current, Outcome.REFUSED);
            case "park" -> unchanged(current, Outcome.PARKED);
            case "withdrawn" ->
                event.data().has("late")
                        ? unchanged(current, Outcome.PARKED)
                        : event.data().has("early") && current.isNew()
                                ? unchanged(current, Outcome.HELD)
                                : applied(current, event, label(event));
            case "crash" -> throw new IllegalStateException("account 6233000000000000001");
            case "slot" -> applied(current, event, "slot of " + context.slotOwner());
            case "parent.news" -> applied(current, event, "news " + event.data().get("n"));
            case "child" -> applied(current, event, "parent " + parentTotal(context));
            default -> applied(current, event, label(event));
        };
    }

    private static String parentTotal(Context context) {
        CaseFile parent = context.parent();
        return parent == null ? "none" : parent.data().path("total").asText();
    }

    private static Raise raise(Location child, Event event) {
        Location parent = new Location(
                "parent",
                event.data().get("to").asText(),
                null,
                child.jurisdiction(),
                "p1",
                child.tender(),
                null,
                null);
        return new Raise("done", event.data(), parent);
    }

    private static String label(Event event) {
        return event.type() + " " + event.data().path("n").asText();
    }

    private static Decision unchanged(CaseFile current, Outcome outcome) {
        return Decision.unchanged(current, outcome, new Reason("as-told", "T1", "the event says so"));
    }

    private static Decision applied(CaseFile current, Event event, String label) {
        ObjectNode data = current.data().deepCopy();
        data.put("total", data.path("total").asInt() + event.data().path("n").asInt());
        if (event.type().equals("opening")) {
            data.put("opens", event.data().get("at").asText());
        }
        ArrayNode log = data.withArray("log");
        log.add(label);
        return new Decision(
                Outcome.APPLIED,
                event.type().equals("end") ? CaseFile.FREE : "counting",
                data,
                event.type().equals("owe") ? List.of(new ObligationChange.Voided("C12", "not owed")) : List.of(),
                event.type().equals("tell")
                        ? List.of(new Outgoing.Tell(
                                "p1", "told.v1", label, false, JsonNodeFactory.instance.objectNode(), null))
                        : List.of(),
                event.type().equals("pay")
                        ? List.of(new MoneyMove.Owed(
                                "p1:R-1",
                                MoneyMove.Purpose.REFUND,
                                new BigDecimal(event.data().get("sum").asText())))
                        : List.of(),
                event.type().equals("news")
                        ? List.of(new FanOut(
                                "news", event.data(), event.data().path("for").textValue()))
                        : List.of(),
                event.type().equals("raise") ? List.of(raise(current.location(), event)) : List.of(),
                event.type().equals("alarm") || event.data().has("look")
                        ? List.of(new Alarm("look", "somebody must look"))
                        : List.of(),
                matters(event),
                new Reason("added", "T1", "added " + label));
    }

    private static List<Matter> matters(Event event) {
        String about = event.data().path("about").asText();
        return switch (event.type()) {
            case "ask" -> List.of(new Matter.Asked("dates-differ", about, "which is it?"));
            case "answer" -> List.of(new Matter.Answered(about, "the twelfth"));
            default -> List.of();
        };
    }
}
