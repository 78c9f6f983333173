package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.casefile.StandingAlarms;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engine in memory: cases, held events, slots, fan-outs, money, clocks and mail, one decision at a time. */
final class Town {
    static final DepositPolicies POLICIES = DepositPolicies.load(Path.of("..", "config", "policies"));
    private static final StandingAlarms ALARMS =
            new StandingAlarms(Stream.concat(TenderAlarms.all().stream(), DepositAlarms.all().stream())
                    .toList());
    private static final PartyKeys PARTIES = new PartyKeys(number -> "#" + number.hashCode());
    private static final Locator LOCATOR = new Locator(PARTIES);
    private static final Seal SEAL = new Seal() {
        @Override
        public String seal(String text) {
            return "~" + text;
        }

        @Override
        public String open(String sealed) {
            return sealed.substring(1);
        }
    };

    private static final CaseCodec CODEC = new CaseCodec(SEAL, FirstShape::completed);
    private static final TenderFlow TENDERS = new TenderFlow(SEAL, PARTIES, () -> POLICIES.on(Calendars.SHIPPED));
    /** A flow for each calendar, kept: what reads and writes JSON is dear to make. */
    private static final Map<String, DepositFlow> DEPOSITS = new ConcurrentHashMap<>();

    final Ledger ledger = new Ledger();
    final ClockBoard clocks = new ClockBoard();
    final Mailbag mail;
    final List<Settled> settled = new ArrayList<>();
    final Map<UUID, CaseFile> cases = new LinkedHashMap<>();
    final Map<UUID, List<Event>> held = new HashMap<>();
    final Deque<Waiting> waiting = new ArrayDeque<>();
    WorkingCalendar calendar = Calendars.SHIPPED;
    Instant now;

    private final Map<String, UUID> slots = new HashMap<>();
    private final BooleanSupplier recomputes;
    private int messages;

    /** @param recomputes whether a crash makes the hub decide again what it was deciding */
    Town(Instant now, Mailbag mail, BooleanSupplier recomputes) {
        this.now = now;
        this.mail = mail;
        this.recomputes = recomputes;
    }

    /** What became of one event. */
    record Settled(CaseFile before, Event event, Decision decision) {}

    /** An event that its case has not taken yet. */
    record Waiting(Location location, Event event) {}

    /** A message arrives. */
    void say(CanonicalMessage message) {
        UUID id = CaseId.of("message", message.id() + ++messages);
        Event event = new Event(
                Origin.MESSAGE,
                message.type().code(),
                message.data(),
                id,
                message.partner(),
                message.sequence().orElse(null),
                message.time(),
                now);
        waiting.add(new Waiting(LOCATOR.locate(message), event));
    }

    /** The case below raises what a message would have said. */
    void raise(CanonicalMessage message) {
        Event event = own(Origin.CHILD, "child." + message.type().code(), message.data(), null);
        waiting.add(new Waiting(LOCATOR.locate(message), event));
    }

    /** Takes everything that waits, and what follows from it. */
    void settle() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            take(next);
        }
    }

    void take(Waiting next) {
        UUID id = next.location().caseId();
        Flow flow = next.location().flow().equals(TenderFlow.NAME) ? TENDERS : deposits();
        cases.computeIfAbsent(id, any -> fresh(next.location(), flow));
        Outcome outcome = decide(flow, id, next.event());
        if (outcome == Outcome.HELD) {
            held.computeIfAbsent(id, any -> new ArrayList<>()).add(next.event());
        } else if (outcome == Outcome.APPLIED) {
            takeHeld(flow, id);
        }
    }

    /** From the first again after each that was applied, as the engine does. */
    private void takeHeld(Flow flow, UUID id) {
        List<Event> waitingHere = held.getOrDefault(id, new ArrayList<>());
        for (int i = 0; i < waitingHere.size(); ) {
            Outcome outcome = decide(flow, id, waitingHere.get(i));
            if (outcome == Outcome.HELD) {
                i++;
                continue;
            }
            waitingHere.remove(i);
            i = outcome == Outcome.APPLIED ? 0 : i;
        }
    }

    private DepositFlow deposits() {
        DepositPolicy policy = POLICIES.on(calendar);
        return DEPOSITS.computeIfAbsent(calendar.version(), version -> new DepositFlow(SEAL, PARTIES, () -> policy));
    }

    /** What would become of an event now; nothing is recorded. */
    Decision decideAgain(CaseFile file, Event event) {
        @Nullable UUID parentId = file.location().parentId();
        return deposits().decide(file, event, new Context(now, parentId == null ? null : cases.get(parentId), null));
    }

    private Outcome decide(Flow flow, UUID id, Event event) {
        CaseFile before = file(id);
        @Nullable UUID parentId = before.location().parentId();
        @Nullable CaseFile parent = parentId == null ? null : cases.get(parentId);
        @Nullable
        UUID owner = flow.slot(before, event, new Context(now, parent, null))
                .map(slot -> slots.computeIfAbsent(slot, any -> id))
                .orElse(null);
        Context context = new Context(now, parent, owner);
        Decision decision = flow.decide(before, event, context);
        if (recomputes.getAsBoolean()) {
            assertThat(flow.decide(before, event, context))
                    .as("deciding is pure")
                    .isEqualTo(decision);
        }
        settled.add(new Settled(before, event, decision));
        if (decision.outcome() == Outcome.APPLIED) {
            cases.put(
                    id,
                    new CaseFile(
                            before.location(),
                            decision.state(),
                            decision.data(),
                            flow.schemaVersion(),
                            before.version() + 1));
        }
        record(before.location(), decision);
        return decision.outcome();
    }

    private void record(Location location, Decision decision) {
        decision.money().forEach(ledger::apply);
        decision.obligations().forEach(change -> clocks.apply(location.caseId(), change, now));
        ALARMS.check(decision.alarms(), decision.state(), clocks.asAlarmsSee(location.caseId()));
        for (Outgoing outgoing : decision.outgoing()) {
            switch (outgoing) {
                case Outgoing.Tell tell -> mail.add(location.caseId(), tell, now);
                case Outgoing.Withdraw withdraw ->
                    sent(location, mail.withdraw(withdraw) ? "withdrawn" : "left", withdraw);
                case Outgoing.LetGo letGo -> throw new AssertionError("deposits keep nothing back: " + letGo);
                case Outgoing.Shown shown -> throw new AssertionError("deposits show nothing: " + shown);
            }
        }
        decision.raised()
                .forEach(raise -> waiting.add(
                        new Waiting(raise.parent(), own(Origin.CHILD, "child." + raise.type(), raise.data(), null))));
        decision.fanOuts().forEach(fanOut -> {
            for (CaseFile child : List.copyOf(cases.values())) {
                boolean hears = fanOut.supplier() == null
                        || fanOut.supplier().equals(child.location().supplier());
                if (hears && location.caseId().equals(child.location().parentId())) {
                    waiting.add(new Waiting(
                            child.location(), own(Origin.PARENT, "parent." + fanOut.type(), fanOut.data(), null)));
                }
            }
        });
    }

    /** How a sending ended. */
    void sent(Location location, String how, Outgoing outgoing) {
        UUID id = CaseId.within(location.caseId(), "outgoing", outgoing.type() + outgoing.businessId());
        JsonNode data = JsonNodeFactory.instance
                .objectNode()
                .put("outgoing", id.toString())
                .put("businessId", outgoing.businessId())
                .put("type", outgoing.type())
                .put("attempt", 1)
                .put("code", "200");
        waiting.add(new Waiting(location, own(Origin.DELIVERY, "delivery." + how, data, id)));
    }

    /** Fires the clock that is next, at its time or, if that is past, now. */
    void fire(ClockBoard.Due due) {
        now = due.at().isAfter(now) ? due.at() : now;
        clocks.fired(due);
        JsonNode data = JsonNodeFactory.instance
                .objectNode()
                .put("obligation", due.name())
                .put("clause", clocks.row(due.caseId(), due.name()).clause)
                .put("kind", due.kind().name().toLowerCase(Locale.ROOT));
        String type = "clock." + due.kind().name().toLowerCase(Locale.ROOT);
        take(new Waiting(file(due.caseId()).location(), own(Origin.CLOCK, type, data, null)));
    }

    /** Counts a clock anew on the calendar as it is, and tells its case. */
    void recount(UUID id, String name) {
        Deposit deposit = deposit(id);
        Deposit.Clock clock = deposit.clock(name).orElse(null);
        if (clock == null) {
            return;
        }
        ClockTimes times = POLICIES.on(calendar)
                .times()
                .reckon(clock.clause(), tender().regime(), deposit.holder(), clock.basisDate(), deposit.excuses());
        if (clocks.row(id, name).recount(times.warnAt(), times.actAt(), times.dueAt())) {
            JsonNode data = JsonNodeFactory.instance
                    .objectNode()
                    .put("obligation", name)
                    .put("dueOn", times.dueOn().toString())
                    .put("dueAt", times.dueAt().toString());
            waiting.add(new Waiting(file(id).location(), own(Origin.CLOCK, "clock.moved", data, null)));
        }
    }

    private Event own(Origin origin, String type, JsonNode data, @Nullable UUID message) {
        return new Event(origin, type, data, message, "hub", null, null, now);
    }

    private static CaseFile fresh(Location location, Flow flow) {
        return new CaseFile(location, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), flow.schemaVersion(), 0);
    }

    CaseFile file(UUID id) {
        return Objects.requireNonNull(cases.get(id), () -> "nothing is known of case " + id);
    }

    TenderFacts tender() {
        return CODEC.read(file(CaseId.of(TenderFlow.NAME, Said.TENDER)).data(), TenderFacts.class);
    }

    Deposit deposit(UUID id) {
        return read(file(id).data());
    }

    Deposit read(JsonNode data) {
        return CODEC.read(data, Deposit.class);
    }
}
