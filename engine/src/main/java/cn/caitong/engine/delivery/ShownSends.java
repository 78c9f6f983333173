package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.delivery.ShownRows.Proof;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends by the partner's own news what nobody answered for (P3), once no sending is under way. News of what this hub never sent is a
 * contradiction: it does not leave, and two persons find out.
 */
final class ShownSends {
    private static final Logger LOG = LoggerFactory.getLogger(ShownSends.class);
    private static final int BATCH = 200;

    private final Ending ending;
    private final ShownRows rows;
    private final Settlement settlement;

    ShownSends(Delivery delivery) {
        this.ending = delivery.ending();
        this.rows = new ShownRows(delivery.jdbc());
        this.settlement = new Settlement(delivery);
    }

    /** Each in a transaction of its own; one that fails is found again at the next turn. */
    void sweep() {
        rows.open(BATCH).forEach(this::end);
    }

    private void end(UUID outgoing) {
        try {
            ending.decide(outgoing, (row, effects) -> rows.read(outgoing).ifPresent(proof -> end(row, proof, effects)));
        } catch (RuntimeException failed) {
            LOG.warn("News shows what became of {}, and it could not be ended", outgoing, failed);
        }
    }

    private void end(OutgoingRow row, Proof proof, Effects effects) {
        switch (row.state()) {
            case SENDING, PARKED -> {
                return;
            }
            case UNKNOWN -> settle(row, proof, effects);
            case READY -> {
                if (proof.mayHaveLeft()) {
                    settle(effects.move(row, OutgoingState.UNKNOWN, null), proof, effects);
                } else {
                    contradict(row, proof, effects);
                }
            }
            case DELIVERED, REJECTED, WITHDRAWN -> {}
        }
        rows.end(row.id(), effects.now);
    }

    private void settle(OutgoingRow row, Proof proof, Effects effects) {
        Finding finding = proof.refused() ? Finding.REJECTED : Finding.DELIVERED;
        witness(row, "delivery.shown", proof, effects);
        settlement.settle(
                row,
                new Found(finding, "shown-by-news", End.NO_ANSWER, List.of()),
                Settlement.Because.ofHub("shown by its news / 对方通知已证实"),
                effects);
    }

    private void contradict(OutgoingRow row, Proof proof, Effects effects) {
        witness(row, "delivery.shown-unsent", proof, effects);
        OutgoingRow lost = effects.move(row, OutgoingState.UNKNOWN, null);
        new EndRules(ending.policies(), effects).parkForAPerson(lost, new Unknown("shown-unsent"));
    }

    private static void witness(OutgoingRow row, String kind, Proof proof, Effects effects) {
        effects.witness(
                row,
                kind,
                Happened.data(row, proof.refused() ? "refused" : "taken")
                        .put("message", String.valueOf(proof.messageId())));
    }
}
