package cn.caitong.engine.cases;

import cn.caitong.engine.cases.CaseTable.Claimed;
import cn.caitong.engine.cases.Selection.OneByOne;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.silence.Silence;
import cn.caitong.engine.silence.SilencePolicy;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Unspoken;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.WakeUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets cases take what waits for them: a batch of cases in one transaction. What fails parks itself, never its batch (P9):
 * a batch that fails is done case by case, and a case that fails event by event.
 */
public final class FlowRunner {
    /** The transaction in which cases are decided. */
    @TransactionName
    public static final String DECIDE = "case-decide";

    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);

    private final Transactions transactions;
    private final CaseTable cases;
    private final KnownFlows flows;
    private final Batch batch;

    /** @param flows every flow of this node: a case is left alone when its parent's flow is not among them */
    public FlowRunner(
            Transactions transactions,
            Collection<? extends Flow> flows,
            Vault vault,
            EvidenceLog evidence,
            Ledgers ledgers,
            WakeUp wakeUp) {
        this(
                transactions,
                flows,
                vault,
                evidence,
                ledgers,
                wakeUp,
                new Silence(transactions, SilencePolicy.DEFAULT, Set.of()));
    }

    /**
     * The same where silence has a meaning.
     *
     * @param silence of whom it is asked whether anybody spoke
     */
    public FlowRunner(
            Transactions transactions,
            Collection<? extends Flow> flows,
            Vault vault,
            EvidenceLog evidence,
            Ledgers ledgers,
            WakeUp wakeUp,
            Silence silence) {
        this.transactions = transactions;
        this.cases = new CaseTable(transactions);
        this.flows = new KnownFlows(flows);
        this.batch = new Batch(transactions, this.flows, vault, evidence, ledgers, wakeUp, silence);
    }

    /**
     * Takes what waits for the oldest cases of a flow that nobody else has claimed, in its own transaction.
     *
     * @return how many cases it took; at 0 there is nothing to do here now
     */
    public int drain(String flow, int maxCases) {
        Flow known = flows.get(flow);
        List<Claimed> claimed = new ArrayList<>();
        try {
            transactions.run(DECIDE, () -> {
                claimed.addAll(cases.claim(flow, maxCases, flows.newestShapes()));
                batch.run(known, claimed, List.of(), Selection.ALL);
            });
            return claimed.size();
        } catch (RuntimeException failure) {
            if (claimed.isEmpty()) {
                throw failure;
            }
            throwIfDown(failure);
            LOG.warn("A batch of {} cases of {} failed and is done again", claimed.size(), flow, Unspoken.of(failure));
            return again(known, claimed.stream().map(Claimed::caseId).toList(), failure);
        }
    }

    /**
     * Applies events that are not in the inbox, such as a clock's, together with what waits for their cases, in the caller's
     * transaction. The caller has claimed the cases, or holds their rows and waits for no other. Whatever one of these events
     * fails on is thrown, and the transaction must be rolled back.
     */
    void applyInTransaction(String flow, List<Claimed> claimed, List<CaseEvent> events) {
        batch.run(flows.get(flow), claimed, events, Selection.ALL);
    }

    private int again(Flow flow, List<UUID> ids, RuntimeException failure) {
        if (PassingFault.is(failure)) {
            try {
                return decide(flow, ids, Selection.ALL).cases();
            } catch (RuntimeException still) {
                LOG.warn("It failed again and is done case by case", Unspoken.of(still));
            }
        }
        return ids.stream().mapToInt(id -> alone(flow, id)).sum();
    }

    private int alone(Flow flow, UUID id) {
        try {
            return decide(flow, List.of(id), Selection.ALL).cases();
        } catch (RuntimeException failure) {
            throwIfDown(failure);
            return eventByEvent(flow, id);
        }
    }

    /** Answers 1 if anything of the case was settled; what fails for a passing reason stays where it is. */
    private int eventByEvent(Flow flow, UUID id) {
        OneByOne events = new OneByOne();
        int settled = 0;
        while (true) {
            events.begin();
            try {
                Done done = decide(flow, List.of(id), events);
                if (done.steps().isEmpty()) {
                    return settled;
                }
                settled = 1;
                events.after(done.steps().getFirst());
            } catch (RuntimeException failure) {
                throwIfDown(failure);
                Waiting failing = events.taken().orElseThrow(() -> failure);
                if (!PassingFault.is(failure)) {
                    park(flow, id, failing, failure);
                    settled = 1;
                }
            }
        }
    }

    /** The log does not say of which case, nor why in words: whoever may know finds it by the event (P13). */
    private void park(Flow flow, UUID id, Waiting failing, RuntimeException failure) {
        LOG.error("Event {} of the flow {} is parked", failing.id(), flow.name(), Unspoken.of(failure));
        transactions.run(
                DECIDE, () -> cases.claim(List.of(id)).forEach(claimed -> batch.park(flow, claimed, failing, failure)));
    }

    private Done decide(Flow flow, List<UUID> ids, Selection selection) {
        return transactions.call(DECIDE, () -> {
            List<Claimed> claimed = cases.claim(ids);
            return new Done(claimed.size(), batch.run(flow, claimed, List.of(), selection));
        });
    }

    private record Done(int cases, List<Step> steps) {}

    /** What only one batch fails on must not stop the others. */
    private void throwIfDown(RuntimeException failure) {
        if (PassingFault.is(failure) && !transactions.isReached()) {
            throw failure;
        }
    }
}
