package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.silence.Heard;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.validation.Validator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One invoice's case in memory: events are decided by the table, clocks fire in order, money is kept as the ledger would. */
final class Desk {
    private static final Validator VALIDATOR = new Validator(Districts.load(Path.of("..", "config", "districts.yaml")));

    private static final @Nullable Heard NOT_ASKED = null;
    private static final int FIRINGS = 10_000;
    private static final Duration ASKED_AGAIN = Duration.ofHours(6);

    ClaimState state = ClaimState.NEW;
    final List<Outgoing.Tell> told = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final Map<String, Clock> clocks = new TreeMap<>();
    final Map<String, BigDecimal> reserved = new HashMap<>();

    final Map<String, BigDecimal> payables = new TreeMap<>();
    final Map<String, BigDecimal> unapplied = new TreeMap<>();
    final Map<String, BigDecimal> reds = new TreeMap<>();

    @Nullable
    Terms terms = Fixtures.terms();

    PaymentPolicy policy = Fixtures.POLICY;
    BigDecimal free = new BigDecimal("120000.00");
    Function<Instant, Heard> heard = at -> new Heard.Nobody(at, JsonNodeFactory.instance.objectNode());

    /** What decides: the table, unless a test breaks it. */
    Function<Step, Draft> law =
            step -> ClaimTable.rule(step.event().kind(), step.state()).apply(step);

    final List<Decided> decided = new ArrayList<>();

    /** What came too early, or asks for what is not known yet: tried again after each that was applied. */
    final List<Held> held = new ArrayList<>();

    private @Nullable Claim claim;
    private int events;
    private Instant now = Fixtures.at("2026-04-09T10:00");

    /** One event, when it arrived and was decided, what the claim was before, and what that led to. */
    record Decided(
            Instant arrived,
            Instant at,
            ClaimEvent event,
            ClaimState before,
            @Nullable Claim was,
            Draft draft) {}

    record Held(Instant arrived, ClaimEvent event) {}

    /** One clock, by the rules of the obligation table. */
    static final class Clock {
        String state = "open";
        boolean standing;

        @Nullable
        Instant warn;

        @Nullable
        Instant due;

        Instant postponed = Instant.EPOCH;
        boolean warned;
        boolean warnedStanding;
        boolean passed;

        /** What remains warns of its own end, if that warning lies ahead or fell while it stood still. */
        void warnAnew(@Nullable Instant at, Instant now) {
            if (at != null && (at.isAfter(now) || warnedStanding)) {
                warned = false;
            }
            warn = warned ? warn : at;
            warnedStanding = false;
        }

        Optional<Instant> next() {
            if (!state.equals("open")) {
                return Optional.empty();
            }
            return warn != null && !warned
                    ? Optional.of(warn) // also while it stands still
                    : Optional.ofNullable(due)
                            .map(end -> postponed.isAfter(end) ? postponed : end)
                            .filter(any -> !passed && !standing);
        }
    }

    Claim claim() {
        if (claim == null) {
            throw new IllegalStateException("nothing was accepted");
        }
        return claim;
    }

    Window window() {
        return Objects.requireNonNull(claim().window(), "no window runs");
    }

    boolean hasClaim() {
        return claim != null;
    }

    /** Decides an event that arrived then, and does what follows. */
    Draft at(String local, ClaimEvent event) {
        return at(Fixtures.at(local), Fixtures.at(local), event);
    }

    Draft at(Instant arrived, Instant decided, ClaimEvent event) {
        Draft draft = decide(arrived, decided, event);
        if (draft.outcome() == Outcome.HELD) {
            held.add(new Held(arrived, event));
        } else if (draft.outcome() == Outcome.APPLIED) {
            takeHeld(decided);
        }
        return draft;
    }

    /** From the first again after each that was applied. */
    private void takeHeld(Instant when) {
        for (int n = 0; n < held.size(); ) {
            Outcome outcome =
                    decide(held.get(n).arrived(), when, held.get(n).event()).outcome();
            if (outcome == Outcome.HELD) {
                n++;
                continue;
            }
            held.remove(n);
            n = outcome == Outcome.APPLIED ? 0 : n;
        }
    }

    private Draft decide(Instant arrived, Instant decided, ClaimEvent event) {
        now = decided;
        Step step = new Step(
                Fixtures.CASE,
                state,
                claim,
                event,
                CaseId.of("message", Integer.toString(++events)),
                arrived,
                decided,
                terms,
                free,
                unapplied,
                heard(event, decided),
                policy);
        Draft draft = law.apply(step);
        this.decided.add(new Decided(arrived, decided, event, state, claim, draft));
        if (draft.outcome() == Outcome.APPLIED) {
            state = draft.next();
            claim = draft.hasClaim() ? draft.claim() : claim;
        } else {
            assertThat(draft.next()).isEqualTo(state);
            assertThat(draft.money()).isEmpty();
            assertThat(draft.obligations()).isEmpty();
        }
        draft.obligations().forEach(this::clock);
        draft.money().forEach(this::move);
        draft.outgoing().forEach(this::tell);
        draft.alarms().stream().map(Alarm::code).forEach(alarms::add);
        return draft;
    }

    /** What the engine would have found, where the flow would have asked. */
    private @Nullable Heard heard(ClaimEvent event, Instant decided) {
        return claim != null
                        && event instanceof ClaimEvent.ClockFired(EventKind kind, String clock)
                        && kind == EventKind.CLOCK_DUE
                        && state.lives()
                        && Silences.listens(claim, clock, decided)
                ? heard(Ticks.window(claim, clock).orElseThrow(), decided)
                : NOT_ASKED;
    }

    /** Nobody is known to be silent while something of it waits that arrived before the end. */
    private Heard heard(Window window, Instant decided) {
        return held.stream().anyMatch(each -> each.arrived().isBefore(window.cutOff()))
                ? new Heard.NotKnown(decided.plus(ASKED_AGAIN), JsonNodeFactory.instance.objectNode())
                : heard.apply(decided);
    }

    /** Submitted on Thursday 9 April at ten, delivered a minute later. The last day to object is Thursday 16 April. */
    Desk delivered() {
        at("2026-04-09T10:00", Fixtures.submitted());
        return delivered("2026-04-09T10:01");
    }

    Desk delivered(String local) {
        at(local, sent(EventKind.SEND_DELIVERED, Fixtures.at(local)));
        return this;
    }

    ClaimEvent.Sent sent(EventKind kind, Instant at) {
        return new ClaimEvent.Sent(kind, ClaimMessages.PUSH, ClaimMessages.pushId(Fixtures.CASE, claim()), at);
    }

    /** Lets clocks fire up to then, and with it. */
    Desk until(String local) {
        return until(Fixtures.at(local));
    }

    Desk until(Instant end) {
        int fired = 0;
        for (Optional<Map.Entry<String, Clock>> due = next(end); due.isPresent(); due = next(end)) {
            fire(due.get().getKey(), due.get().getValue());
            assertThat(++fired).as("firing ends").isLessThan(FIRINGS);
        }
        now = now.isBefore(end) ? end : now;
        return this;
    }

    private Optional<Map.Entry<String, Clock>> next(Instant end) {
        return clocks.entrySet().stream()
                .filter(each ->
                        each.getValue().next().filter(at -> !at.isAfter(end)).isPresent())
                .min(Comparator.comparing(each -> each.getValue().next().orElseThrow()));
    }

    private void fire(String name, Clock clock) {
        Instant at = clock.next().orElseThrow();
        boolean warns = clock.warn != null && !clock.warned;
        clock.warned |= warns;
        clock.warnedStanding |= warns && clock.standing;
        clock.passed |= !warns;
        Instant when = now.isBefore(at) ? at : now;
        at(when, when, new ClaimEvent.ClockFired(warns ? EventKind.CLOCK_WARN : EventKind.CLOCK_DUE, name));
    }

    Clock clock(String name) {
        Clock clock = clocks.get(name);
        if (clock == null) {
            throw new IllegalStateException("no clock " + name + " of " + clocks.keySet());
        }
        return clock;
    }

    private void clock(ObligationChange change) {
        switch (change) {
            case ObligationChange.Open open -> {
                Clock clock = clocks.computeIfAbsent(open.name(), any -> new Clock());
                assertThat(clock.state).as("only a new or open clock starts").isEqualTo("open");
                clock.warn = open.warnAt();
                clock.due = open.dueAt();
            }
            case ObligationChange.Excused excused -> {
                Instant due = clock(excused.name()).due;
                clock(excused.name()).standing |= due == null || excused.from().isBefore(due);
            }
            case ObligationChange.Disallowed disallowed -> throw new AssertionError(disallowed);
            case ObligationChange.Resumed resumed -> {
                Clock clock = clock(resumed.name());
                assertThat(clock.standing).as("what goes on stood still").isTrue();
                clock.standing = false;
                clock.warnAnew(resumed.warnAt(), now);
                clock.due = resumed.dueAt();
            }
            case ObligationChange.Discharged done -> end(done.name(), "discharged");
            case ObligationChange.Breached late -> end(late.name(), "breached");
            case ObligationChange.Voided gone -> end(gone.name(), "void");
            case ObligationChange.Postponed later -> {
                clock(later.name()).passed = false;
                clock(later.name()).postponed = later.until();
            }
            case ObligationChange.Extended longer -> {
                clock(longer.name()).passed = false;
                clock(longer.name()).due = longer.dueAt();
                clock(longer.name()).warnAnew(longer.warnAt(), now);
            }
            case ObligationChange.Acted acted -> throw new AssertionError("the hub does nothing of it itself");
        }
    }

    private void end(String name, String how) {
        Clock clock = clock(name);
        clock.state = clock.state.equals("open") ? how : clock.state;
    }

    /** The payment below reserves so much of a confirmed sum; below zero: gives it back. */
    void apply(String item, BigDecimal sum) {
        BigDecimal rest = unapplied.merge(item, sum.negate(), BigDecimal::add);
        assertThat(rest).as("paid and taken back within what was confirmed").isNotNegative();
    }

    private void move(MoneyMove move) {
        switch (move) {
            case MoneyMove.Received payable -> {
                assertThat(payable.amount()).isPositive();
                assertThat(payables.put(payable.item(), payable.amount()))
                        .as("a confirmed sum is said once")
                        .isNull();
                unapplied.put(payable.item(), payable.amount());
            }
            case MoneyMove.Owed owed
            when owed.purpose() == Purpose.RED -> {
                assertThat(reds.put(owed.item() + owed.line(), owed.amount()))
                        .as("a red invoice takes a sum back once")
                        .isNull();
                apply(owed.item(), owed.amount());
            }
            case MoneyMove.Released released
            when released.purpose() == Purpose.RED -> {
                BigDecimal back = reds.remove(released.item() + released.line());
                assertThat(back).as("only what was reserved is released").isNotNull();
                apply(released.item(), back.negate());
            }
            case MoneyMove.Owed owed -> {
                assertThat(reserved.put(owed.item(), owed.amount()))
                        .as("reserved once")
                        .isNull();
                free = free.subtract(owed.amount());
                assertThat(free).as("never more than the milestone").isNotNegative();
            }
            case MoneyMove.Released released -> {
                BigDecimal back = reserved.remove(released.item());
                assertThat(back).as("only what was reserved is released").isNotNull();
                free = free.add(back);
            }
            default -> throw new AssertionError("a claim moves nothing else: " + move);
        }
    }

    /** Everything that is told is as its schema says. */
    private void tell(Outgoing outgoing) {
        Outgoing.Tell tell = (Outgoing.Tell) outgoing;
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", "hub-" + told.size())
                .put("source", "urn:caitong:hub")
                .put("type", tell.type())
                .put("time", "2026-12-31T10:00:00+08:00")
                .put("subject", tell.data().at("/claim/invoice").asText())
                .put("datacontenttype", "application/json")
                .put("jurisdiction", "500103");
        envelope.set("data", tell.data());
        assertThat(VALIDATOR.validate(envelope).report().issues())
                .as(tell.type() + " " + tell.data())
                .isEmpty();
        assertThat(tell.money()).as("a claim moves no money").isFalse();
        assertThat(told)
                .as("told once for ever under its name: " + tell.data())
                .extracting(Outgoing.Tell::businessId)
                .doesNotContain(tell.businessId());
        told.add(tell);
    }

    /** The tasks of a kind, as {@code to}. */
    List<String> tasks(String kind) {
        return told.stream()
                .filter(tell -> tell.type().equals(ClaimMessages.TASK))
                .filter(tell -> tell.data().path("kind").asText().equals(kind))
                .map(tell -> tell.data().path("to").asText())
                .toList();
    }

    List<String> refusals() {
        return told.stream()
                .filter(tell -> tell.type().equals(ClaimMessages.REFUSED))
                .flatMap(tell -> tell.data().path("issues").findValuesAsText("code").stream())
                .toList();
    }
}
