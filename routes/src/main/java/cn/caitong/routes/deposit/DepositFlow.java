package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The flow of one received item of deposit money. */
public final class DepositFlow implements Flow {
    public static final String NAME = "deposit";

    private final DepositCodec codec;
    private final Supplier<DepositPolicy> policy;

    /** The policy is asked for at each decision: a calendar may have been loaded since. */
    public DepositFlow(Seal seal, Supplier<DepositPolicy> policy) {
        this.codec = new DepositCodec(seal);
        this.policy = policy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return DepositCodec.SCHEMA_VERSION;
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        Optional<EventKind> kind = EventKind.of(event.type());
        if (kind.isEmpty()) {
            return Decision.unchanged(
                    current, Outcome.PARKED, new Reason("unknown-event", "P9", "deposits know no " + event.type()));
        }
        return decide(current, kind.get(), event, context);
    }

    private Decision decide(CaseFile current, EventKind kind, Event event, Context context) {
        DepositState state = DepositState.of(current.state());
        Rule rule = DepositTable.rule(kind, state);
        if (state == DepositState.NEW && !rule.equals(Rule.ACCEPT)) {
            return beforeTheMoney(current, rule);
        }
        DepositEvent read = DepositEvents.read(kind, event);
        Deposit deposit = state == DepositState.NEW
                ? DepositEvents.first(current, (DepositEvent.Received) read, event)
                : codec.read(current.data(), Deposit.class);
        Draft draft = rule.apply(new Step(
                current.location().caseId(),
                state,
                deposit,
                read,
                context.now(),
                facts(context),
                context.slotOwner(),
                policy.get()));
        boolean changes = draft.outcome() == Outcome.APPLIED;
        return draft.toDecision(changes ? codec.write(draft.deposit()) : current.data());
    }

    /** Nothing but the receipt of money makes a deposit; what speaks of one earlier waits for it (P8). */
    private static Decision beforeTheMoney(CaseFile current, Rule rule) {
        Outcome outcome = rule.equals(Rule.NOTE) ? Outcome.APPLIED : Outcome.HELD;
        return Decision.unchanged(
                current, outcome, new Reason("waits-for-earlier", "P8", "the money itself is not reported yet"));
    }

    private @Nullable TenderFacts facts(Context context) {
        CaseFile parent = context.parent();
        return parent == null || parent.isNew() ? null : codec.read(parent.data(), TenderFacts.class);
    }

    /** One bid has one deposit; after a withdrawal the next payment is a new bid's. */
    @Override
    public Optional<String> slot(CaseFile current, Event event, Context context) {
        TenderFacts tender = facts(context);
        if (!event.type().equals(EventKind.RECEIVED.type()) || tender == null) {
            return Optional.empty();
        }
        String lot = String.valueOf(current.location().lot());
        String supplier = String.valueOf(current.location().supplier());
        long bids = tender.withdrawalsBefore(lot, supplier, DepositEvents.instant(event.data(), "receivedAt"));
        return Optional.of(String.join("/", NAME, tender.tender(), lot, supplier, Long.toString(bids)));
    }
}
