package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The flow of one received item of deposit money. */
public final class DepositFlow implements Flow {
    public static final String NAME = "deposit";

    private final CaseCodec codec;
    private final PartyKeys parties;
    private final Supplier<DepositPolicy> policy;
    /** By the very node, not by what it holds; never changed once it is here. */
    private volatile IdentityHashMap<JsonNode, TenderFacts> lastTender = new IdentityHashMap<>(1);

    /** The policy is asked for at each decision: a calendar may have been loaded since. */
    public DepositFlow(Seal seal, PartyKeys parties, Supplier<DepositPolicy> policy) {
        this.codec = new CaseCodec(seal, FirstShape::completed);
        this.parties = parties;
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

    @Override
    public boolean veiled() {
        return true;
    }

    @Override
    public Duration patience() {
        return policy.get().patience();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        Optional<EventKind> kind = EventKind.of(event.type());
        if (kind.isEmpty()) {
            return Decision.parked(
                    current, "unknown-event", "deposits know no %1$s / 保证金不识别事件 %1$s".formatted(event.type()));
        }
        return DepositState.of(current.state()) == DepositState.NEW
                ? first(current, kind.get(), event, context)
                : next(current, kind.get(), event, context);
    }

    /** Nothing but the receipt of money makes a deposit; what speaks of one earlier waits for it (P8). */
    private Decision first(CaseFile current, EventKind kind, Event event, Context context) {
        Rule rule = DepositTable.rule(kind, DepositState.NEW);
        if (rule.equals(Rule.ACCEPT)) {
            DepositEvent.Received money = (DepositEvent.Received) DepositEvents.read(kind, event);
            return decided(current, rule, DepositEvents.first(money, event, parties), money, event, context);
        }
        Outcome outcome = rule.equals(Rule.NOTE) ? Outcome.APPLIED : Outcome.HELD;
        return Decision.unchanged(
                current, outcome, new Reason("waits-for-earlier", "P8", "the money itself is not reported yet"));
    }

    private Decision next(CaseFile current, EventKind kind, Event event, Context context) {
        Deposit deposit = codec.read(current.data(), Deposit.class);
        if (!isAbout(deposit, event.data().path("deposit"))) {
            return Decision.parked(
                    current, "reference-differs", "its receipt belongs to another tender or lot / 该收款属于其他项目或标段（包）");
        }
        Rule rule = DepositTable.rule(kind, DepositState.of(current.state()));
        return decided(current, rule, deposit, DepositEvents.read(kind, event), event, context);
    }

    private Decision decided(
            CaseFile current, Rule rule, Deposit deposit, DepositEvent read, Event event, Context context) {
        Step step = new Step(
                current.location().caseId(),
                DepositState.of(current.state()),
                deposit,
                read,
                event.arrivedAt(),
                context.now(),
                facts(context),
                context.slotOwner(),
                policy.get());
        Draft draft = rule.apply(step);
        boolean changes = draft.outcome() == Outcome.APPLIED;
        if (changes) {
            Keeps.judged(draft, step);
            Keeps.baseless(draft, step);
            tell(draft, step, context);
            Veil.drawn(draft, step);
        }
        return draft.toDecision(changes ? codec.write(draft.deposit()) : current.data());
    }

    /** Of a consortium its tender hears with the money, and with each lot that it turns out to be for; of a place that is free too. */
    private static void tell(Draft draft, Step step, Context context) {
        Deposit deposit = draft.deposit();
        CaseFile tender = context.parent();
        boolean isNew = step.state() == DepositState.NEW
                || !deposit.lot().equals(step.deposit().lot());
        if (isNew && tender != null && !deposit.members().isEmpty()) {
            draft.raise(Consortia.told(deposit, tender.location()));
        }
        if (tender != null && Places.isLeft(draft, step)) {
            draft.raise(Places.told(step, tender.location()));
        }
    }

    /** A slip in a reference must not move another tender's money. The hub's own events carry none. */
    private static boolean isAbout(Deposit deposit, JsonNode reference) {
        return reference.isMissingNode()
                || (deposit.tender().equals(reference.path("tenderId").asText())
                        && List.of(deposit.paidForLot(), deposit.lot())
                                .contains(reference.path("lotId").asText()));
    }

    private @Nullable TenderFacts facts(Context context) {
        CaseFile parent = context.parent();
        return parent == null || parent.isNew() ? null : facts(parent.data());
    }

    /** A batch has hundreds of deposits of one tender, and hands each the same data: read once, and never changed. */
    private TenderFacts facts(JsonNode data) {
        TenderFacts known = lastTender.get(data);
        if (known != null) {
            return known;
        }
        TenderFacts read = codec.read(data, TenderFacts.class);
        IdentityHashMap<JsonNode, TenderFacts> last = new IdentityHashMap<>(1);
        last.put(data, read);
        lastTender = last;
        return read;
    }

    /** One bid has one deposit, the first without a flaw; whoever corrects a lot asks for that lot's place. */
    @Override
    public Optional<String> slot(CaseFile current, Event event, Context context) {
        TenderFacts tender = facts(context);
        if (tender == null) {
            return Optional.empty();
        }
        if (event.type().equals(EventKind.RECEIVED.type())) {
            return Places.ofReceipt(tender, event, parties);
        }
        boolean moves = event.type().equals(EventKind.LOT_CORRECTED.type())
                && DepositState.of(current.state()) == DepositState.HELD;
        return moves ? placeThere(tender, current, event) : Optional.empty();
    }

    private Optional<String> placeThere(TenderFacts tender, CaseFile current, Event event) {
        Deposit deposit = codec.read(current.data(), Deposit.class);
        return isAbout(deposit, event.data().path("deposit"))
                ? Places.ofCorrection(tender, deposit, event)
                : Optional.empty();
    }
}
