package cn.caitong.connectors.sftp;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.time.Ticker;
import cn.caitong.mappings.dialect.FileSpeech;
import cn.caitong.mappings.message.MessageType;
import java.io.IOException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells partners by files; every attempt has its own connection, and ends within the partner's time. */
final class FileSender {
    /** What is left of a call's time for reading a last result. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final Partners partners;
    private final Dialects dialects;
    private final SftpLinks links;
    private final AnswerReader answers;
    private final Ticker ticker;
    /** Not all that the library waits for can be given a limit: its waits get threads of their own, which are given up. */
    private final ExecutorService threads;

    FileSender(
            Partners partners,
            Dialects dialects,
            SftpLinks links,
            AnswerReader answers,
            Ticker ticker,
            ExecutorService threads) {
        this.partners = partners;
        this.dialects = dialects;
        this.links = links;
        this.answers = answers;
        this.ticker = ticker;
        this.threads = threads;
    }

    /** One attempt, one end. */
    public End send(Marked marked) throws ExecutionException, InterruptedException {
        Partner partner = partners.find(marked.partner())
                .orElseThrow(() -> new NoSuchElementException("No descriptor for partner " + marked.partner()));
        Duration whole = whole(partner.outbound().orElseThrow());
        Future<End> end = threads.submit(() -> call(partner, marked, whole));
        try {
            return end.get(whole.plus(LAST_LOOK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hanging) {
            end.cancel(true);
            return new End.Unknown("no-answer-in-time");
        }
    }

    private static Duration whole(Outbound outbound) {
        return outbound.connectTimeout().plus(outbound.answerTimeout());
    }

    private End call(Partner partner, Marked marked, Duration whole) {
        MessageType type = MessageType.find(marked.type())
                .orElseThrow(() -> new NoSuchElementException("No message type " + marked.type()));
        FileSpeech speech = dialects.of(partner).files();
        try (SftpLink link = links.open(partner, whole)) {
            Duration wait = partner.outbound().orElseThrow().answerTimeout().minus(LAST_LOOK);
            long until = ticker.nanos() + wait.toNanos();
            FileCall call = new FileCall(
                    link, partner.files().orElseThrow(), speech, answers, () -> until - ticker.nanos() > 0);
            boolean isQuestion = !marked.about().equals(marked.businessId());
            return isQuestion ? call.ask(marked, type) : call.tell(marked, type);
        } catch (IOException nothingSaid) {
            return End.NotSent.away("no-connection");
        }
    }
}
