package cn.caitong.simulators.traffic;

import cn.caitong.simulators.ledger.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Acts out a fault on one sending of a message: what goes to the hub instead. */
final class BadMessages {
    private final Forger forger;

    BadMessages(Forger forger) {
        this.forger = forger;
    }

    /** What is sent, in this order; the answer to the first is the hub's word on the message. */
    List<String> bodies(Message message, Optional<Misbehaviour> how) {
        return how.map(fault -> bodies(message, fault)).orElse(List.of(message.body()));
    }

    /** How long each byte takes. */
    static Duration pace(Optional<Misbehaviour> how) {
        return how.filter(fault -> fault.fault() == Fault.DRIP)
                .map(Misbehaviour::delay)
                .orElse(Duration.ZERO);
    }

    private List<String> bodies(Message message, Misbehaviour how) {
        var body = message.body();
        var id = message.about().get(0);
        return switch (how.fault()) {
            case TWICE -> List.of(body, body);
            case REUSED_ID -> List.of(body, forger.otherAmount(body, message.amount()));
            case WRONG_AMOUNT -> List.of(forger.otherAmount(body, message.amount()));
            case WRONG_ID -> List.of(forger.strangeId(body, id));
            case OTHERS_ID -> List.of(forger.othersId(body, id));
            case MALFORMED -> List.of(Forger.cut(body));
            case HUGE -> List.of(forger.padded(body, how.size()));
            case DRIP, LATE, HELD, OVERTAKEN, LOST -> List.of(body);
            case RESET_UNREAD, RESET_AFTER_COMMIT, LATE_COMMIT, LATE_ANSWER, FAIL_500, COMMIT_THEN_500, BARE_503 ->
                throw new IllegalStateException(how.fault() + " is for calls");
            case BUSY, MAINTENANCE, TRUNCATED -> throw new IllegalStateException(how.fault() + " is for calls");
        };
    }
}
