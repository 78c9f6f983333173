package cn.caitong.engine.obligation;

import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.obligation.ClockClaims.Marked;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Unspoken;
import cn.caitong.engine.time.FiringGuard;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires clocks: marks what is due as fired and has its flow decide it, in batches, each in one transaction that does both or
 * neither. Any number of nodes may fire at once. Nothing fires early, nor while the guard has stopped firing.
 */
public final class ClockFirer {
    /** The transaction of a batch. */
    @TransactionName
    public static final String FIRE = "clock-fire";

    private static final Logger LOG = LoggerFactory.getLogger(ClockFirer.class);

    private final Transactions transactions;
    private final FiringGuard guard;
    private final ClockClaims claims;
    private final ClockEvents events;
    private final ParkedClocks parked;
    private final List<String> flows;

    /** @param flows of this node: it fires the clocks of no other */
    public ClockFirer(
            Transactions transactions,
            FiringGuard guard,
            ClockEvents events,
            ParkedClocks parked,
            Collection<? extends Flow> flows) {
        this.transactions = transactions;
        this.guard = guard;
        this.claims = new ClockClaims(transactions, newestShapes(flows));
        this.events = events;
        this.parked = parked;
        this.flows = flows.stream().map(Flow::name).toList();
    }

    private static String newestShapes(Collection<? extends Flow> flows) {
        ObjectNode shapes = JsonNodeFactory.instance.objectNode();
        flows.forEach(flow -> shapes.put(flow.name(), flow.schemaVersion()));
        return shapes.toString();
    }

    /** Those of this node's flows of which anything is due: one question, so that quiet flows cost no transaction each. */
    public List<String> due() {
        return claims.withDue(flows);
    }

    /** Fires of each flow what is due, as {@link #fire(String, int)} does of one; answers how many fired. */
    public int fire(int max) {
        return due().stream().mapToInt(flow -> fire(flow, max)).sum();
    }

    /**
     * Fires of a flow what is due, the longest due first, at most so many (500 to 1,000 make a good batch). A clock whose
     * kinds are all past fires one of them at each call, in order. Zero means that there is nothing to do, or that others
     * are doing it.
     *
     * @return how many fired
     */
    public int fire(String flow, int max) {
        List<DueClock> taken = new ArrayList<>();
        try {
            return attempt(now -> claims.due(flow, now, max), taken);
        } catch (RuntimeException failed) {
            return separately(taken, failed);
        }
    }

    private int attempt(Function<Instant, List<DueClock>> claim, List<DueClock> taken) {
        return transactions.call(
                FIRE,
                () -> guard.mayFireAt()
                        .map(now -> fireAll(claim.apply(now), now, taken))
                        .orElse(0));
    }

    private int fireAll(List<DueClock> claimed, Instant now, List<DueClock> taken) {
        if (claimed.isEmpty()) {
            return 0;
        }
        List<Marked> marked = claims.mark(claimed, now);
        marked.forEach(one -> taken.add(one.clock()));
        if (!marked.isEmpty()) {
            events.apply(
                    taken.getFirst().flow(),
                    marked.stream().map(one -> one.event(now)).toList());
        }
        return marked.size();
    }

    /**
     * The batch was rolled back. Its halves are tried apart, down to the one that cannot be fired, which is parked (P9); one that fails
     * for a reason of the moment, or takes too long, is left for the next turn, and no other waits for it.
     */
    private int separately(List<DueClock> batch, RuntimeException failed) {
        boolean isPassing = PassingFault.is(failed);
        if (batch.isEmpty() || (isPassing && !transactions.isReached())) {
            throw failed;
        }
        if (batch.size() == 1) {
            leave(batch.getFirst(), isPassing, failed);
            return 0;
        }
        int half = batch.size() / 2;
        return again(batch.subList(0, half)) + again(batch.subList(half, batch.size()));
    }

    /** The log does not say of which case (P13). */
    private void leave(DueClock clock, boolean isPassing, RuntimeException failed) {
        if (isPassing) {
            LOG.warn("A clock of the flow {} did not fire, and is tried again", clock.flow(), Unspoken.of(failed));
        } else {
            parked.park(clock, failed);
        }
    }

    private int again(List<DueClock> part) {
        try {
            return attempt(now -> claims.again(part), new ArrayList<>());
        } catch (RuntimeException failed) {
            return separately(part, failed);
        }
    }
}
