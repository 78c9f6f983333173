package cn.caitong.connectors.amqp;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.time.Ticker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells partners by their queues; every attempt has its own connection to the broker, and ends within the partner's time. */
final class QueueSender {
    private static final Logger LOG = LoggerFactory.getLogger(QueueSender.class);
    /** What is left of a call's time for its last word. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final Partners partners;
    private final ConnectionFactory broker;
    private final AnswerReader answers;
    private final Ticker ticker;
    /** Not all that the client waits for can be given a limit: its waits get threads of their own, which are given up. */
    private final ExecutorService threads;

    QueueSender(
            Partners partners, ConnectionFactory broker, AnswerReader answers, Ticker ticker, ExecutorService threads) {
        this.partners = partners;
        this.broker = broker;
        this.answers = answers;
        this.ticker = ticker;
        this.threads = threads;
    }

    /** One attempt, one end. */
    public End send(Marked marked) throws ExecutionException, InterruptedException {
        Partner partner = partners.find(marked.partner())
                .orElseThrow(() -> new NoSuchElementException("No descriptor for partner " + marked.partner()));
        Outbound outbound = partner.outbound().orElseThrow();
        Duration whole = outbound.connectTimeout().plus(outbound.answerTimeout());
        Handover handover = new Handover();
        Future<End> end = threads.submit(() -> call(marked, outbound.answerTimeout(), handover));
        try {
            return end.get(whole.plus(LAST_LOOK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hanging) {
            boolean isNothingLeft = handover.giveUp();
            end.cancel(true);
            return isNothingLeft ? End.NotSent.away("not-taken-in-time") : End.Unknown.noResultSeen();
        }
    }

    private End call(Marked marked, Duration within, Handover handover) {
        Connection connection;
        try {
            connection = broker.createConnection();
        } catch (JMSException nothingSaid) {
            return End.NotSent.away("no-connection");
        }
        try {
            return call(marked, within, handover, connection);
        } finally {
            close(connection);
        }
    }

    private End call(Marked marked, Duration within, Handover handover, Connection connection) {
        Session session;
        Session transacted;
        try {
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
            connection.start();
        } catch (JMSException nothingSaid) {
            return End.NotSent.away("no-connection");
        }
        long until = ticker.nanos() + within.toNanos();
        QueueCall call = new QueueCall(
                session,
                transacted,
                QueueNames.of(marked.partner()),
                answers,
                handover,
                () -> TimeUnit.NANOSECONDS.toMillis(until - ticker.nanos()));
        boolean isQuestion = !marked.about().equals(marked.businessId());
        return isQuestion ? call.ask(marked) : call.tell(marked);
    }

    /** How it closes says nothing about what was sent. Who was given up closes too: the broker would keep what nobody ends. */
    private static void close(Connection connection) {
        var unused = Thread.interrupted();
        try {
            connection.close();
        } catch (JMSException | RuntimeException broken) {
            LOG.debug("A connection to the broker broke as it was closed: {}", broken.toString());
        }
    }
}
