package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.payment.ClaimFacts;
import cn.caitong.routes.payment.PaymentPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The flow of one confirmed sum, from the supplier's reminder to the bank's credit (N5.4, N5.5). */
public final class PaymentFlow implements Flow {
    public static final String NAME = "payment";

    /** The second names what was prepared by its digest: one of the first is prepared anew. */
    private static final int SCHEMA_VERSION = 2;

    /** What reserves of the confirmed sum, and must know what is free of it. */
    private static final Set<String> RESERVING = Set.of(EventKind.APPROVED.type(), EventKind.LINES_REPAIRED.type());

    private final CaseCodec codec;
    private final PaymentEvents events;
    private final ClaimReader claims;
    private final Supplier<PaymentPolicy> policy;

    /** The policy is asked for at each decision: a calendar may have been loaded since. */
    public PaymentFlow(Seal seal, PartyKeys parties, Supplier<PaymentPolicy> policy) {
        this.codec = new CaseCodec(seal, UnaryOperator.identity());
        this.events = new PaymentEvents(parties);
        this.claims = new ClaimReader(codec);
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

    @Override
    public Optional<String> account(CaseFile current, Event event, Context context) {
        return RESERVING.contains(event.type())
                ? Optional.of(ClaimFacts.item(current.location().key()))
                : Optional.empty();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        Optional<EventKind> kind = EventKind.of(event.type());
        if (kind.isEmpty()) {
            return Decision.parked(
                    current, "unknown-event", "payments know no %1$s / 支付不识别事件 %1$s".formatted(event.type()));
        }
        PaymentPolicy now = policy.get();
        Optional<Payable> payable = Optional.ofNullable(context.parent())
                .flatMap(parent -> claims.payable(parent, current.location().key()));
        if (payable.isPresent() && !isAbout(payable.get(), event.data())) {
            return Decision.parked(
                    current, "reference-differs", "its invoice is claimed under another contract / 该发票已在其他合同项下申领");
        }
        PaymentState state = PaymentState.of(current.state());
        @Nullable Payment payment = current.data().isEmpty() ? null : codec.read(current.data(), Payment.class);
        Step step = new Step(
                current.location(),
                state,
                payment,
                events.read(kind.get(), event),
                event.messageId(),
                event.partner(),
                PaymentEvents.said(event),
                event.arrivedAt(),
                context.now(),
                payable.orElse(null),
                context.free(),
                now);
        if (payable.isEmpty()) {
            return decision(current, step.hold("its claim is not known yet"));
        }
        return decision(current, PaymentTable.rule(kind.get(), state).apply(step));
    }

    private Decision decision(CaseFile current, Draft draft) {
        boolean changes = draft.isApplied() && draft.hasPayment();
        return draft.toDecision(changes ? codec.write(draft.payment()) : current.data());
    }

    /** A slip in a reference must not pay on another contract. The treasury and the hub's own events name none. */
    private static boolean isAbout(Payable payable, JsonNode data) {
        JsonNode reference = data.path("claim");
        return reference.isMissingNode()
                || (payable.contract().equals(reference.path("contractId").asText())
                        && payable.tender().equals(reference.path("tenderId").asText()));
    }
}
