package cn.caitong.engine.delivery;

import cn.caitong.engine.store.PassingFault;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.wake.WakeUp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions that end attempts: rows are locked, the rules fill the effects, all is written, then others are woken. */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Transactions transactions;
    private final LegalTime legalTime;
    private final LockedRows rows;
    private final EffectsWriter writer;
    private final WakeUp wakeUp;
    private final Policies policies;
    private final AskedSums sums;

    Ending(
            Transactions transactions,
            LegalTime legalTime,
            AskedSums sums,
            EffectsWriter writer,
            WakeUp wakeUp,
            Policies policies) {
        this.transactions = transactions;
        this.legalTime = legalTime;
        this.rows = new LockedRows(transactions.jdbc());
        this.writer = writer;
        this.wakeUp = wakeUp;
        this.policies = policies;
        this.sums = sums;
    }

    List<Ended> end(List<Ended> ends) {
        try {
            endAll(ends);
            return List.of();
        } catch (RuntimeException failed) {
            LOG.warn("{} ends could not be recorded at once", ends.size(), failed);
            return ends.size() == 1 || PassingFault.isOutage(failed) ? ends : eachAlone(ends);
        }
    }

    /** What is under way and has lost its lease becomes unknown. Returns how many there were. */
    int recover(String transaction, int max) {
        return inOne(transaction, () -> rows.runOut(max), this::lose);
    }

    /** The same of one row; nothing when its lease still runs, or somebody is just ending it. */
    int recover(String transaction, UUID outgoing) {
        return inOne(transaction, () -> rows.runOut(outgoing), this::lose);
    }

    List<UUID> runOut(int max) {
        return rows.runOutIds(max);
    }

    /** Decides about one row that is not being sent; the decider sees it locked, with the questions about it. */
    void decide(UUID outgoing, BiConsumer<OutgoingRow, Effects> decider) {
        inOne(
                Delivery.END,
                () -> rows.related(List.of(outgoing)),
                (found, effects) -> decider.accept(effects.row(outgoing), effects));
    }

    /** Decides about several rows at once; the decider sees them locked, with the questions about them. */
    void decideAll(String transaction, List<UUID> outgoing, BiConsumer<List<OutgoingRow>, Effects> decider) {
        inOne(transaction, () -> rows.related(outgoing), decider);
    }

    Policies policies() {
        return policies;
    }

    private void lose(List<OutgoingRow> found, Effects effects) {
        EndRules rules = new EndRules(policies, effects);
        for (OutgoingRow row : found) {
            rules.apply(new Ended(row.id(), row.attempt(), row.epoch(), new End.Unknown("lease-ran-out")));
        }
    }

    private void endAll(List<Ended> ends) {
        List<UUID> ids = ends.stream().map(Ended::outgoing).toList();
        inOne(Delivery.END, () -> rows.related(ids), (found, effects) -> {
            EndRules rules = new EndRules(policies, effects);
            sums.checked(ends, found).forEach(rules::apply);
        });
    }

    private List<Ended> eachAlone(List<Ended> ends) {
        List<Ended> failed = new ArrayList<>();
        for (Ended end : ends) {
            failed.addAll(end(List.of(end)));
        }
        return failed;
    }

    private int inOne(
            String transaction, Supplier<List<OutgoingRow>> lock, BiConsumer<List<OutgoingRow>, Effects> rules) {
        Effects effects = transactions.call(transaction, () -> {
            List<OutgoingRow> found = lock.get();
            Effects gathered = new Effects(found, legalTime.now());
            rules.accept(found, gathered);
            writer.write(gathered);
            return gathered;
        });
        effects.flows.forEach(wakeUp::flow);
        effects.partners.forEach(wakeUp::partner);
        return effects.moves.size();
    }
}
