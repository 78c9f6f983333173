package cn.caitong.connectors.amqp;

import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.time.Ticker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what one partner says, on a thread of its own (P10), message by message. The answer goes out and the message is
 * acknowledged in one transaction of the broker's, after the database has committed: who dies in between gets it again, and
 * answers it alike. A broker that is away is tried again for ever.
 */
final class QueueDesk implements AutoCloseable {
    /** The alarm while a queue cannot be read, and nobody knows what is in it. */
    static final String NOT_READ = "queue-not-read";
    /** The alarm while messages lie aside. */
    static final String ASIDE = "queue-message-aside";

    private static final Logger LOG = LoggerFactory.getLogger(QueueDesk.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(15);
    private static final int FAILED = 500;
    /** So many looks at nothing, or so many messages, after the last mark it is asked for the next. */
    private static final int LOOKS = 4;

    private static final int MESSAGES = 20;

    private final Partner partner;
    private final QueueNames queues;
    private final ConnectionFactory broker;
    private final QueueMarks marks;
    private final QueueReader reader;
    private final SendLimit limit;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    /** How often in a row it was not reached. */
    private int failures;

    private int looks;
    private int messages;
    /** At the start it may be open from before. */
    private boolean isAlarmed = true;

    QueueDesk(Partner partner, ConnectionFactory broker, Reception reception, QueueMarks marks, SendLimit limit) {
        this.partner = partner;
        this.queues = QueueNames.of(partner.id());
        this.broker = broker;
        this.marks = marks;
        this.limit = limit;
        this.reader = new QueueReader(partner, reception, marks, this::pause, this::isOver);
        this.thread =
                Thread.ofPlatform().name("queue-" + partner.id()).daemon(true).start(this::work);
    }

    /** The boundary of the thread: whatever got through it would end the reading of this queue for ever, and nobody would be told. */
    private void work() {
        while (!isOver()) {
            long began = Ticker.SYSTEM.nanos();
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
                connection.start();
                putBack(session);
                read(session);
            } catch (JMSException | ActiveMQException | RuntimeException away) {
                notRead(away, began);
                pause(AGAIN);
            } catch (Error broken) {
                LOG.error("The reading of the queue of {} broke, and begins again", partner.id(), broken);
                notRead(broken, began);
                pause(AGAIN);
            }
        }
    }

    private void read(Session session) throws JMSException, ActiveMQException {
        try (MessageConsumer told = session.createConsumer(session.createQueue(queues.in()));
                MessageProducer answers = session.createProducer(session.createQueue(queues.answers()))) {
            while (!isOver()) {
                Message message = told.receive(LOOK.toMillis());
                if (message != null) {
                    take(session, answers, message);
                }
                if (isTimeToMark(message == null)) {
                    mark(session);
                }
            }
        }
    }

    /** When it falls still, and now and then, whether still or not. */
    private boolean isTimeToMark(boolean isStill) {
        looks = isStill ? looks + 1 : 0;
        messages = isStill ? 0 : messages + 1;
        return isStill ? looks % LOOKS == 1 : messages % MESSAGES == 0;
    }

    private void take(Session session, MessageProducer answers, Message message) throws JMSException {
        Optional<Reply> reply = reader.read(message);
        if (reply.isEmpty()) {
            session.rollback();
            return;
        }
        if (reply.get().status() == FAILED) {
            setAside(session, message);
        }
        limit.send(answers, Told.answer(session, message, reply.get()));
        session.commit();
    }

    /** It may be what nobody is said to have said: as long as it lies there, the queue counts as unread. */
    private void setAside(Session session, Message message) throws JMSException {
        try (MessageProducer aside = session.createProducer(session.createQueue(queues.aside()))) {
            limit.send(aside, message);
        }
        isAlarmed = true;
        marks.alarm(
                ASIDE,
                partner.id(),
                partner.jurisdiction(),
                "A message could not be taken, for a fault of the hub; it is kept, and tried again when the hub starts"
                        + " / 报文因平台故障未能受理，已留存，平台重启后将重试");
    }

    /** Another start may be another version. */
    private void putBack(Session session) throws JMSException, ActiveMQException {
        Queue in = session.createQueue(queues.in());
        long lying = count(session, queues.aside());
        try (MessageConsumer aside = session.createConsumer(session.createQueue(queues.aside()));
                MessageProducer again = session.createProducer(in)) {
            for (long n = 0; n < lying; n++) {
                Message message = aside.receiveNoWait();
                if (message != null) {
                    limit.send(again, message);
                }
                session.commit();
            }
        }
    }

    /**
     * Nothing was there for a while. If the broker counts none, waiting or in another node's hands, nor any set aside, all that
     * came before has been answered.
     */
    private void mark(Session session) throws JMSException, ActiveMQException {
        Instant began = marks.now();
        if (count(session, queues.in()) == 0 && count(session, queues.aside()) == 0) {
            marks.mark(partner.id(), partner.jurisdiction(), began);
            if (isAlarmed) {
                marks.clear(ASIDE, partner.id());
                isAlarmed = false;
            }
        }
        if (failures > 0) {
            failures = 0;
            marks.clear(NOT_READ, partner.id());
        }
    }

    /** With what is to be delivered later; of a partner's messages none is ({@link DoorKeeper}). */
    private static long count(Session session, String queue) throws ActiveMQException {
        ClientSession core = ((ActiveMQSession) session).getCoreSession();
        return core.queueQuery(SimpleString.of(queue)).getMessageCount();
    }

    /** One failure may be a restart; of what lasts somebody hears, once. */
    private void notRead(Throwable away, long began) {
        if (isOver()) {
            return;
        }
        failures++;
        boolean lasts = failures == 2;
        if (lasts) {
            LOG.warn("The queue of {} is not read, and tried again: {}", partner.id(), away.toString());
        }
        try {
            marks.away(partner.id(), Duration.ofNanos(Ticker.SYSTEM.nanos() - began));
            if (lasts) {
                marks.alarm(
                        NOT_READ,
                        partner.id(),
                        partner.jurisdiction(),
                        "Its queue is not read: look at broker and rights; it is tried again /"
                                + " 无法读取其队列：请检查消息中间件及权限；将继续重试");
            }
        } catch (RuntimeException alsoAway) {
            failures = 0; // told once the database is there again
        }
    }

    private boolean isOver() {
        return closing.getCount() == 0;
    }

    private void pause(Duration most) {
        try {
            var unused = closing.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Takes nothing more. */
    void stop() {
        closing.countDown();
    }

    /** What is being taken is still answered. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
