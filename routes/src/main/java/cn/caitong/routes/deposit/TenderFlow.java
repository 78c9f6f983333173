package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.event.Notices;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The flow of a tender: it keeps the facts that its deposits read, and tells them when one changes. */
public final class TenderFlow implements Flow {
    public static final String NAME = "tender";

    private final CaseCodec codec;
    private final TenderEvents events;
    private final Supplier<DepositPolicy> policy;

    public TenderFlow(Seal seal, PartyKeys parties, Supplier<DepositPolicy> policy) {
        this.codec = new CaseCodec(seal, FirstShape::completed);
        this.events = new TenderEvents(
                parties, new Notices(() -> policy.get().endings().noticeAuthority()));
        this.policy = policy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return FirstShape.NEXT;
    }

    /** Before opening nobody but supplier and holder knows of a deposit (N4.1); a postponed opening veils it anew. */
    @Override
    public Optional<Instant> unveilsAt(CaseFile file) {
        return file.isUnplaced()
                ? Optional.empty()
                : Optional.of(codec.read(file.data(), TenderFacts.class).opening());
    }

    @Override
    public Set<String> veiledTypes() {
        return Set.of(TenderEvents.WITHDRAWN, TenderEvents.REVOKED, TenderEvents.CONSORTIUM, TenderEvents.LEFT);
    }

    @Override
    public Duration patience() {
        return policy.get().patience();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        if (!current.isNew()) {
            TenderFacts facts = codec.read(current.data(), TenderFacts.class);
            return decide(current, facts, TenderState.of(current.state()), event);
        }
        return event.type().equals("tender.registered.v1")
                ? apply(TenderState.REGISTERED, events.register(event), event, List.of(), List.of(), List.of())
                : unchanged(current, Outcome.HELD, "waits-for-earlier", "the tender is not registered yet");
    }

    private Decision decide(CaseFile current, TenderFacts facts, TenderState state, Event event) {
        if (event.origin() == Event.Origin.CLOCK) {
            return fired(current, event);
        }
        return switch (events.apply(facts, state, event)) {
            case TenderChange.Changed(TenderFacts after, TenderState reached, List<Matter> matters) ->
                apply(
                        state.atLeast(reached),
                        after,
                        event,
                        clocks(facts, after, event),
                        SigningClock.alarms(facts, after, event),
                        matters);
            case TenderChange.Same() -> unchanged(current, Outcome.APPLIED, "noted", "it says what is known already");
            case TenderChange.Held(String detail) -> unchanged(current, Outcome.HELD, "waits-for-earlier", detail);
            case TenderChange.Refused(String code, String detail) -> unchanged(current, Outcome.REFUSED, code, detail);
            case TenderChange.Parked(String code, String detail) -> unchanged(current, Outcome.PARKED, code, detail);
        };
    }

    private List<ObligationChange> clocks(TenderFacts before, TenderFacts after, Event event) {
        List<ObligationChange> all = new ArrayList<>(SuspensionClock.changes(before, after, event, policy.get()));
        all.addAll(SigningClock.changes(before, after, policy.get()));
        return List.copyOf(all);
    }

    private Decision apply(
            TenderState state,
            TenderFacts facts,
            Event event,
            List<ObligationChange> clocks,
            List<Alarm> alarms,
            List<Matter> matters) {
        return new Decision(
                Outcome.APPLIED,
                state.code(),
                codec.write(facts),
                clocks,
                List.of(),
                List.of(),
                told(facts, event),
                List.of(),
                alarms,
                matters,
                new Reason(event.type(), "N4.2", "the tender's facts changed"));
    }

    private List<FanOut> told(TenderFacts facts, Event event) {
        if (Challenges.isOne(event) || event.type().equals(TenderEvents.LEFT)) {
            return List.of();
        }
        if (event.type().equals(TenderEvents.CONSORTIUM)) {
            return Stream.of(TenderEvents.WITHDRAWN, TenderEvents.REVOKED)
                    .flatMap(type -> told(type, Consortia.missed(facts, type, event.data())))
                    .toList();
        }
        Set<String> concerned = events.concerned(facts, event);
        return concerned.isEmpty()
                ? List.of(told(TenderEvents.told(event), (String) null))
                : told(TenderEvents.told(event), concerned).toList();
    }

    private static Stream<FanOut> told(String type, Set<String> suppliers) {
        return suppliers.stream().map(supplier -> told(type, supplier));
    }

    private static FanOut told(String type, @Nullable String supplier) {
        return new FanOut(type, JsonNodeFactory.instance.objectNode(), supplier);
    }

    /** A tender's clocks are those of its suspensions (C30), and of each lot's contract (C18). */
    private static Decision fired(CaseFile current, Event event) {
        boolean signing = Fields.text(event.data(), "clause").equals(SigningDuty.CLAUSE);
        return new Decision(
                Outcome.APPLIED,
                current.state(),
                current.data(),
                breaches(event),
                List.of(),
                List.of(),
                List.of(),
                signing ? SigningClock.fired(event) : SuspensionClock.alarms(event),
                signing
                        ? new Reason(event.type(), SigningDuty.CLAUSE, "a contract is to be signed")
                        : new Reason(event.type(), "C30", "procurement is suspended"));
    }

    private static List<ObligationChange> breaches(Event fired) {
        return fired.type().equals("clock.due")
                ? List.of(new ObligationChange.Breached(Fields.text(fired.data(), "obligation")))
                : List.of();
    }

    private static Decision unchanged(CaseFile current, Outcome outcome, String code, String detail) {
        return Decision.unchanged(current, outcome, new Reason(code, "P8", detail));
    }
}
