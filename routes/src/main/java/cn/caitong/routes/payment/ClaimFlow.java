package cn.caitong.routes.payment;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.silence.Listening;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The flow of one invoice that is claimed under a contract, from its submission to the confirmation of its receipt (N5). */
public final class ClaimFlow implements Flow {
    public static final String NAME = "claim";

    /**
     * The second knows when the contract was signed, what it says about paying late, and the interest owed: null in the first. The third
     * tells its payments what is taken back, which they do not know on a node of the second.
     */
    private static final int SCHEMA_VERSION = 3;

    private static final Set<EventKind> TAKING_BACK =
            EnumSet.of(EventKind.VOIDED, EventKind.RED_ISSUED, EventKind.RECOVERED);

    private final CaseCodec codec;
    private final ClaimEvents events;
    private final ContractReader contracts;
    private final Supplier<PaymentPolicy> policy;

    /** The policy is asked for at each decision: a calendar may have been loaded since. */
    public ClaimFlow(Seal seal, PartyKeys parties, Supplier<PaymentPolicy> policy) {
        this.codec = new CaseCodec(seal, UnaryOperator.identity());
        this.events = new ClaimEvents(parties);
        this.contracts = new ContractReader(codec);
        this.policy = policy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return SCHEMA_VERSION;
    }

    @Override
    public Duration patience() {
        return policy.get().patience();
    }

    /** An invoice is judged by what is still free of its milestone. */
    @Override
    public Optional<String> account(CaseFile current, Event event, Context context) {
        return event.type().equals(EventKind.SUBMITTED.type())
                ? terms(event, context)
                        .flatMap(terms -> terms.milestone(Fields.text(event.data(), "milestone")))
                        .map(Terms.Milestone::item)
                : Optional.empty();
    }

    /** What takes back is judged by what is not applied for yet of each confirmed sum. */
    @Override
    public List<String> accounts(CaseFile current, Event event, Context context) {
        boolean takesBack =
                EventKind.of(event.type()).filter(TAKING_BACK::contains).isPresent()
                        && ClaimState.of(current.state()).lives();
        return takesBack
                ? codec.read(current.data(), Claim.class).payables()
                : Flow.super.accounts(current, event, context);
    }

    /** The end of a window means something only if nobody spoke until then (N5.3). */
    @Override
    public Optional<Listening> listening(CaseFile current, Event event, Context context) {
        if (!event.type().equals(EventKind.CLOCK_DUE.type())
                || !ClaimState.of(current.state()).lives()) {
            return Optional.empty();
        }
        String clock = Fields.text(event.data(), "obligation");
        return Silences.listens(codec.read(current.data(), Claim.class), clock, context.now())
                ? Optional.of(new Listening(clock, policy.get().objectionPartners()))
                : Optional.empty();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        Optional<EventKind> kind = EventKind.of(event.type());
        if (kind.isEmpty()) {
            return Decision.parked(
                    current, "unknown-event", "claims know no %1$s / 付款申领不识别事件 %1$s".formatted(event.type()));
        }
        PaymentPolicy now = policy.get();
        ClaimState state = ClaimState.of(current.state());
        @Nullable Claim claim = current.data().isEmpty() ? null : codec.read(current.data(), Claim.class);
        if (kind.get() != EventKind.SUBMITTED && claim != null && !isAbout(claim, event.data())) {
            return Decision.parked(
                    current, "reference-differs", "its invoice is claimed under another contract / 该发票已在其他合同项下申领");
        }
        Step step = new Step(
                current.location().caseId(),
                state,
                claim,
                events.read(kind.get(), event, now.tolerance()),
                event.messageId(),
                event.arrivedAt(),
                context.now(),
                terms(event, context).orElse(null),
                context.free(),
                context.sums(),
                context.silence(),
                now);
        return decision(current, ClaimTable.rule(kind.get(), state).apply(step));
    }

    private Decision decision(CaseFile current, Draft draft) {
        boolean changes = draft.isApplied() && draft.hasClaim();
        return draft.toDecision(changes ? codec.write(draft.claim()) : current.data());
    }

    /** A slip in a reference must not stop another contract's payment. The hub's own events carry none. */
    private static boolean isAbout(Claim claim, JsonNode data) {
        JsonNode reference = data.path("claim");
        return reference.isMissingNode()
                || (claim.contract().equals(reference.path("contractId").asText())
                        && claim.tender().equals(reference.path("tenderId").asText()));
    }

    /** The contract that is locked, if it is the one that the event names. */
    private Optional<Terms> terms(Event event, Context context) {
        CaseFile parent = context.parent();
        if (parent == null || parent.isUnplaced()) {
            return Optional.empty();
        }
        JsonNode named = event.data().path("claim").path("contractId");
        return named.isMissingNode() || named.asText().equals(parent.location().key())
                ? Optional.of(contracts.terms(parent))
                : Optional.empty();
    }
}
