package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Delivered;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.NotSent;
import cn.caitong.engine.delivery.End.Rejected;
import cn.caitong.engine.delivery.End.Unknown;

/**
 * Ends whose fence did not hold: a node was paused, and meanwhile its lease ran out. Such an end decides nothing. It is kept
 * as evidence with an alarm; and since the wire was touched later than was thought, “not found” is believed later, and what
 * such an answer had made ready again is asked about again.
 */
final class LateEnds {
    private final Effects effects;
    private final EndRules rules;

    LateEnds(Effects effects, EndRules rules) {
        this.effects = effects;
        this.rules = rules;
    }

    void apply(OutgoingRow row, Ended ended) {
        String outcome = outcome(ended.end());
        boolean isSameAttempt = row.attempt() == ended.attempt();
        boolean isTold = isSameAttempt && outcome.equals(row.outcome());
        if (isTold && !outcome.equals("unknown")) {
            return; // the same end again: its first commit's answer was lost on the way to the node
        }
        rules.keepAnswer(row, ended);
        rules.witness(row, "delivery.late-end", ended.end());
        if (row.isInquiry()) {
            return;
        }
        effects.alarms.add(effects.alarm(
                row,
                "delivery-late-end",
                "attempt %1$d ended (%2$s) after its lease / 第 %1$d 次发送在租期后才结束（%2$s）"
                        .formatted(ended.attempt(), outcome)));
        if (isSameAttempt && !(ended.end() instanceof NotSent)) {
            doubt(row, ended.end());
        }
    }

    private void doubt(OutgoingRow row, End end) {
        switch (row.state()) {
            case UNKNOWN -> {
                effects.outcome(row, "unknown", end.code());
                effects.inquiriesAbout(row.id()).stream()
                        .filter(question -> question.state() == OutgoingState.READY)
                        .forEach(effects::hurry);
            }
            case READY -> {
                if (!rules.isRepeatable(row)) {
                    effects.outcome(row, "unknown", end.code());
                    rules.lose(row, end);
                }
            }
            case SENDING, DELIVERED, REJECTED, WITHDRAWN, PARKED -> {}
        }
    }

    private static String outcome(End end) {
        return switch (end) {
            case Delivered delivered -> "delivered";
            case Rejected rejected -> "rejected";
            case NotSent notSent -> "not-sent";
            case Unknown unknown -> "unknown";
            case Found found -> "delivered";
        };
    }
}
