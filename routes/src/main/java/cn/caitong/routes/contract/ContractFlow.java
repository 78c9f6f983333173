package cn.caitong.routes.contract;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Seal;
import cn.caitong.routes.deposit.TenderReader;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The flow of one contract (N5.1): it is signed, performed and accepted, and its claims read what it keeps. */
public final class ContractFlow implements Flow {
    public static final String NAME = "contract";

    /** The second knows what was agreed about paying late, and by when it was to be inspected: null in the first. */
    private static final int SHAPE = 2;

    private final CaseCodec codec;
    private final TenderReader tenders;
    private final PartyKeys parties;
    private final Supplier<ContractPolicy> policy;

    /** The policy is asked for at each decision: a calendar may have been loaded since. */
    public ContractFlow(Seal seal, PartyKeys parties, Supplier<ContractPolicy> policy) {
        this.codec = new CaseCodec(seal, stored -> stored);
        this.tenders = new TenderReader(seal);
        this.parties = parties;
        this.policy = policy;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return SHAPE;
    }

    @Override
    public Duration patience() {
        return policy.get().patience();
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        Optional<ContractKind> kind = ContractKind.of(event.type());
        if (kind.isEmpty()) {
            return Decision.parked(
                    current, "unknown-event", "contracts know no %1$s / 合同不识别事件 %1$s".formatted(event.type()));
        }
        Step step = step(current, event, context);
        if (isAboutAnother(step)) {
            return Decision.parked(current, "reference-differs", "the contract belongs to another tender / 该合同属于其他项目");
        }
        Turn turn = ContractTable.rule(kind.get(), step.state()).body().apply(step);
        ContractFacts after = turn.facts();
        return turn.toDecision(turn.isApplied() && after != null ? codec.write(after) : current.data(), event);
    }

    /** A supplier has one contract for its lot: the first that is signed. A draft takes nobody's place. */
    @Override
    public Optional<String> slot(CaseFile current, Event event, Context context) {
        return ContractKind.of(event.type())
                .filter(kind -> kind == ContractKind.PARTY_SIGNED || kind == ContractKind.REGISTERED)
                .map(kind -> ContractTable.rule(kind, ContractState.of(current.state()))
                        .body()
                        .apply(step(current, event, context)))
                .filter(Turn::isSignedNow)
                .map(Turn::facts)
                .map(facts -> String.join(
                        "/",
                        NAME,
                        facts.tender(),
                        facts.paper().lots().stream().sorted().findFirst().orElseThrow(),
                        facts.supplier().key()));
    }

    /** What is claimed on a milestone is no longer to be parted anew: their items are locked until that is decided. */
    @Override
    public List<String> accounts(CaseFile current, Event event, Context context) {
        return event.type().equals(ContractKind.AMENDED.type()) && !current.isUnplaced()
                ? Additions.replaced(step(current, event, context))
                : List.of();
    }

    private Step step(CaseFile current, Event event, Context context) {
        return new Step(
                current.location(),
                ContractState.of(current.state()),
                current.isUnplaced() ? null : codec.read(current.data(), ContractFacts.class),
                event,
                context.now(),
                tenders.outline(context.parent()),
                context.slotOwner(),
                context.sums(),
                parties,
                policy.get());
    }

    /** The hub's own events carry no reference. */
    private static boolean isAboutAnother(Step step) {
        JsonNode reference = step.data().path("contract").path("tenderId");
        return step.event().origin() == Event.Origin.MESSAGE
                && step.known() != null
                && !reference.asText().equals(step.facts().tender());
    }
}
