package cn.caitong.engine.delivery;

import cn.caitong.engine.store.TransactionName;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds attempts whose node died or was paused: their lease has run out by the database's clock, and whether they arrived is
 * unknown (P3). Runs on every node, at any time.
 */
public final class DeliveryRecovery {
    /** The transaction in which lost attempts become unknown. */
    @TransactionName
    public static final String RECOVER = "delivery-recover";

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecovery.class);
    private static final int BATCH = 200;

    private final Ending ending;
    private final RestoredDoubts doubts;
    private final ListedSends listed;
    private final ShownSends shown;

    public DeliveryRecovery(Delivery delivery) {
        this.ending = delivery.ending();
        this.doubts = new RestoredDoubts(delivery);
        this.listed = new ListedSends(delivery);
        this.shown = new ShownSends(delivery);
    }

    /**
     * Takes up what lost its lease, in transactions of its own, until there is none.
     *
     * @return how many there were
     */
    public int sweep() {
        int total = 0;
        int found;
        do {
            found = recover();
            total += found;
        } while (found == BATCH);
        return total;
    }

    /** After a restore: puts money that is ready in doubt, once, in transactions of its own (P12). Else it does nothing. */
    public void doubtRestored() {
        doubts.sweep();
    }

    /** Ends what is unknown and stands on a statement of the one it went to, each in a transaction of its own (P3). */
    public void adoptListed() {
        listed.sweep();
    }

    /** Ends what the partner's own news has shown, each in a transaction of its own (P3). */
    public void endShown() {
        shown.sweep();
    }

    private int recover() {
        try {
            return ending.recover(RECOVER, BATCH);
        } catch (RuntimeException failed) {
            LOG.warn("Lost attempts could not be taken up at once", failed);
            return (int)
                    ending.runOut(BATCH).stream().filter(this::recoverAlone).count();
        }
    }

    private boolean recoverAlone(UUID outgoing) {
        try {
            return ending.recover(RECOVER, outgoing) > 0;
        } catch (RuntimeException failed) {
            LOG.error("The lost attempt of {} cannot be taken up; it stays as it is", outgoing, failed);
            return false;
        }
    }
}
