package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Money whose fate is unknown, and which its partner's statement lists: the partner had it, so that it was delivered (P3), and
 * neither the partner nor a person is asked any more. What came of it is told to its case by the statement itself.
 */
final class ListedSends {
    private static final Logger LOG = LoggerFactory.getLogger(ListedSends.class);
    private static final int BATCH = 200;

    private static final String FOUND = """
        select o.id from outgoing o where o.state = 'unknown' and o.money and %s order by o.seq limit ?
        """.formatted(RestoredDoubts.IS_LISTED);

    private final Delivery delivery;
    private final Settlement settlement;

    ListedSends(Delivery delivery) {
        this.delivery = delivery;
        this.settlement = new Settlement(delivery);
    }

    /** Each in a transaction of its own; one that fails is found again at the next turn. */
    void sweep() {
        delivery.jdbc().sql(FOUND).param(BATCH).query(UUID.class).list().forEach(this::adopt);
    }

    private void adopt(UUID outgoing) {
        try {
            delivery.ending().decide(outgoing, (row, effects) -> {
                if (row.state() == OutgoingState.UNKNOWN) {
                    adopt(row, effects);
                }
            });
        } catch (RuntimeException failed) {
            LOG.warn("{} is listed on a statement, and could not be ended", outgoing, failed);
        }
    }

    private void adopt(OutgoingRow row, Effects effects) {
        Found listed = new Found(Finding.DELIVERED, "listed-on-statement", End.NO_ANSWER, List.of());
        settlement.settle(row, listed, Settlement.Because.ofHub("listed on a statement / 对账单已列示"), effects);
    }
}
