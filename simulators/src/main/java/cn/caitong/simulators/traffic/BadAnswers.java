package cn.caitong.simulators.traffic;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.ledger.Fen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Acts out a fault on a call: what is booked all the same, and what the hub gets to see of it. */
public final class BadAnswers {
    private static final Answer PROXY = Answer.plain(503, "Service Unavailable");

    private final Forger forger;
    private final CountDownLatch closing;

    /** @param closing at zero when the partner closes, so that nothing waits any longer */
    public BadAnswers(Forger forger, CountDownLatch closing) {
        this.forger = forger;
        this.closing = closing;
    }

    /** One call that was read, and what the partner can say to it. */
    public interface Call {
        /** The id it is known by. */
        String id();

        /** Does what is asked, and answers as it should. */
        Answer properly();

        /** What the machine says when it breaks down, in words that are not the partner's. */
        Answer broken();

        Answer busy();

        Answer maintenance();

        /** The amount that its answer speaks of. */
        Optional<Fen> amount();
    }

    public Reply act(Call call, Misbehaviour how) {
        return switch (how.fault()) {
            case RESET_UNREAD -> Reply.of(call.broken(), Reply.Manner.RESET);
            case RESET_AFTER_COMMIT -> Reply.of(call.properly(), Reply.Manner.RESET);
            case LATE_COMMIT ->
                closesWithin(how.delay()) ? Reply.of(call.broken(), Reply.Manner.RESET) : Reply.proper(call.properly());
            case LATE_ANSWER -> late(call.properly(), how.delay());
            case FAIL_500 -> Reply.proper(call.broken());
            case COMMIT_THEN_500 -> {
                call.properly();
                yield Reply.proper(call.broken());
            }
            case BARE_503 -> Reply.proper(PROXY);
            case BUSY -> Reply.proper(call.busy());
            case MAINTENANCE -> Reply.proper(call.maintenance());
            case TRUNCATED -> Reply.of(call.properly(), Reply.Manner.TRUNCATED);
            case TWICE -> Reply.of(call.properly(), Reply.Manner.TWICE);
            case DRIP -> new Reply(call.properly(), Reply.Manner.DRIP, how.delay());
            case WRONG_AMOUNT -> {
                var amount = call.amount();
                yield forged(
                        call,
                        text -> amount.map(real -> forger.otherAmount(text, real))
                                .orElse(text));
            }
            case WRONG_ID -> forged(call, text -> forger.strangeId(text, call.id()));
            case OTHERS_ID -> forged(call, text -> forger.othersId(text, call.id()));
            case MALFORMED -> forged(call, Forger::cut);
            case HUGE -> forged(call, text -> forger.padded(text, how.size()));
            case LATE, HELD, OVERTAKEN, LOST, REUSED_ID ->
                throw new IllegalStateException(how.fault() + " is for messages");
        };
    }

    private static Reply forged(Call call, UnaryOperator<String> forgery) {
        var answer = call.properly();
        return Reply.proper(answer.withBody(forgery.apply(answer.body())));
    }

    private Reply late(Answer answer, Duration delay) {
        return closesWithin(delay) ? Reply.of(answer, Reply.Manner.RESET) : Reply.proper(answer);
    }

    /** Waits, unless the partner is closed meanwhile. */
    private boolean closesWithin(Duration delay) {
        try {
            return closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
