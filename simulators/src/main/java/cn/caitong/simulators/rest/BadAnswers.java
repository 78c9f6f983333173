package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Acts out a fault on a call: what is booked all the same, and what the hub gets to see of it. */
final class BadAnswers {
    private static final Answer PROXY = Answer.plain(503, "Service Unavailable");

    private final Desk desk;
    private final CallWire wire;
    private final Forger forger;
    private final CountDownLatch closing;

    BadAnswers(Desk desk, CallWire wire, Forger forger, CountDownLatch closing) {
        this.desk = desk;
        this.wire = wire;
        this.forger = forger;
        this.closing = closing;
    }

    Reply act(Ask ask, Misbehaviour how) {
        return switch (how.fault()) {
            case RESET_UNREAD -> Reply.of(wire.broken(), Reply.Manner.RESET);
            case RESET_AFTER_COMMIT -> Reply.of(desk.answer(ask), Reply.Manner.RESET);
            case LATE_COMMIT ->
                closesWithin(how.delay())
                        ? Reply.of(wire.broken(), Reply.Manner.RESET)
                        : Reply.proper(desk.answer(ask));
            case LATE_ANSWER -> late(desk.answer(ask), how.delay());
            case FAIL_500 -> Reply.proper(wire.broken());
            case COMMIT_THEN_500 -> {
                desk.answer(ask);
                yield Reply.proper(wire.broken());
            }
            case BARE_503 -> Reply.proper(PROXY);
            case BUSY -> Reply.proper(wire.refused(Refused.call(Refusal.BUSY)));
            case MAINTENANCE -> Reply.proper(wire.refused(Refused.call(Refusal.MAINTENANCE)));
            case TRUNCATED -> Reply.of(desk.answer(ask), Reply.Manner.TRUNCATED);
            case TWICE -> Reply.of(desk.answer(ask), Reply.Manner.TWICE);
            case DRIP -> new Reply(desk.answer(ask), Reply.Manner.DRIP, how.delay());
            case WRONG_AMOUNT -> {
                var amount = forger.amountOf(ask);
                yield forged(
                        ask,
                        text -> amount.map(real -> forger.otherAmount(text, real))
                                .orElse(text));
            }
            case WRONG_ID -> forged(ask, text -> forger.strangeId(text, ask.id()));
            case OTHERS_ID -> forged(ask, text -> forger.othersId(text, ask.id()));
            case MALFORMED -> forged(ask, Forger::cut);
            case HUGE -> forged(ask, text -> forger.padded(text, how.size()));
            case LATE, HELD, OVERTAKEN, LOST, REUSED_ID ->
                throw new IllegalStateException(how.fault() + " is for messages");
        };
    }

    private Reply forged(Ask ask, UnaryOperator<String> forgery) {
        var answer = desk.answer(ask);
        return Reply.proper(answer.withBody(forgery.apply(answer.body())));
    }

    private Reply late(Answer answer, Duration delay) {
        return closesWithin(delay) ? Reply.of(answer, Reply.Manner.RESET) : Reply.proper(answer);
    }

    /** Waits, unless the centre is closed meanwhile. */
    private boolean closesWithin(Duration delay) {
        try {
            return closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
