package cn.caitong.engine.silence;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.ObligationChange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A made-up flow: a window opens, somebody may object until it ends, and silence confirms. */
final class WindowFlow implements Flow {
    static final String NAME = "window";
    static final String CLOCK = "objection";
    static final Duration LONGER = Duration.ofDays(1);

    private final Set<String> partners;

    /** @param partners through whom somebody may object */
    WindowFlow(String... partners) {
        this.partners = Set.of(partners);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Optional<Listening> listening(CaseFile current, Event event, Context context) {
        return isEnd(current, event) ? Optional.of(new Listening(CLOCK, partners)) : Optional.empty();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        return switch (event.type()) {
            case "opened" -> opened(event);
            case "objected" -> objected(current, event);
            case "clock.due" ->
                isEnd(current, event)
                        ? ended(current, Objects.requireNonNull(context.silence()), context.now())
                        : applied(current.state(), current.data(), "over", List.of());
            case "boom" -> throw new IllegalStateException("it cannot be decided");
            case "early" -> Decision.unchanged(current, Outcome.HELD, reason("early"));
            default -> throw new AssertionError(event.type());
        };
    }

    /** Who objected in the very transaction that fires the clock was decided before it. */
    private static boolean isEnd(CaseFile current, Event event) {
        return event.type().equals("clock.due") && current.state().equals("open");
    }

    private static Decision opened(Event event) {
        ObligationChange open = new ObligationChange.Open(
                CLOCK,
                "C36",
                "order-87",
                "purchaser",
                "supplier",
                "invoice.delivered",
                "hub",
                LocalDate.of(2026, 3, 2),
                "none",
                false,
                null,
                null,
                Instant.parse(event.data().path("cutOff").asText()));
        return applied("open", event.data(), "opened", open);
    }

    private static Decision objected(CaseFile current, Event event) {
        boolean inTime = event.arrivedAt().isBefore(cutOff(current));
        return switch (current.state()) {
            case "open" ->
                inTime
                        ? applied(
                                "objected", current.data(), "objected", new ObligationChange.Voided(CLOCK, "objected"))
                        : Decision.unchanged(current, Outcome.REFUSED, reason("too-late"));
            case "confirmed" ->
                Decision.unchanged(current, Outcome.REFUSED, reason(inTime ? "confirmed-over-it" : "too-late"));
            default -> Decision.unchanged(current, Outcome.HELD, reason("no-window"));
        };
    }

    private static Decision ended(CaseFile current, Heard heard, Instant now) {
        return switch (heard) {
            case Heard.Nobody nobody ->
                applied(
                        "confirmed",
                        current.data(),
                        "silence",
                        new ObligationChange.Discharged(CLOCK, LocalDate.of(2026, 3, 9)));
            case Heard.NotKnown notKnown ->
                applied(
                        current.state(),
                        current.data(),
                        "not-known",
                        new ObligationChange.Postponed(CLOCK, notKnown.again()));
            case Heard.Interrupted interrupted -> {
                Instant later = now.plus(LONGER);
                ObjectNode data = ((ObjectNode) current.data()).deepCopy().put("cutOff", later.toString());
                yield applied(
                        "open",
                        data,
                        "interrupted",
                        new ObligationChange.Extended(CLOCK, "intake was away", "none", false, null, later));
            }
        };
    }

    private static Instant cutOff(CaseFile file) {
        return Instant.parse(file.data().path("cutOff").asText(Instant.MAX.toString()));
    }

    private static Decision applied(String state, JsonNode data, String why, ObligationChange change) {
        return applied(state, data, why, List.of(change));
    }

    private static Decision applied(String state, JsonNode data, String why, List<ObligationChange> changes) {
        return new Decision(
                Outcome.APPLIED, state, data, changes, List.of(), List.of(), List.of(), List.of(), reason(why));
    }

    private static Reason reason(String code) {
        return new Reason(code, "N5.3", "made up");
    }
}
