package cn.caitong.connectors.amqp;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.Marked;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.TransactionRolledBackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * One attempt. The broker's word that it keeps a message says that it lies there, and nobody has read it: what the partner made
 * of it only its own result tells. Results wait in their queue, by the id of what they answer, until they are asked for.
 */
final class QueueCall {
    /** The largest result that is read. */
    static final int MOST_BYTES = 1_048_576;

    private static final End TOO_LARGE = new End.Unknown("answer-too-large");

    private final Session session;
    /** Whatever waits for it, nothing of it lies in a queue before it commits. */
    private final Session transacted;

    private final QueueNames queues;
    private final AnswerReader answers;
    private final Handover handover;
    /** How many milliseconds are left to wait. */
    private final LongSupplier left;

    QueueCall(
            Session session,
            Session transacted,
            QueueNames queues,
            AnswerReader answers,
            Handover handover,
            LongSupplier left) {
        this.session = session;
        this.transacted = transacted;
        this.queues = queues;
        this.answers = answers;
        this.handover = handover;
        this.left = left;
    }

    /** Puts an instruction into the partner's queue, unless it lies there, and waits a while for its result. */
    End tell(Marked marked) {
        return put(marked.businessId(), marked.wire()).orElseGet(() -> await(marked, marked.businessId()));
    }

    /** What became of an instruction: its result, else that it still lies there, else what the partner answers a question. */
    End ask(Marked question) {
        try {
            Optional<End> told = resultOf(question, question.about(), Duration.ZERO);
            if (told.isPresent() && !(told.get() instanceof End.Unknown)) {
                return asFound(told.get());
            }
            if (lies(question.about())) {
                return End.Unknown.notReadYet();
            }
        } catch (JMSException broken) {
            return new End.Unknown("broken-off");
        }
        // each question has an id of its own: an old answer may be old news
        String id = question.about() + "-q" + question.epoch() + "-" + question.attempt();
        return put(id, question.wire()).orElseGet(() -> await(question, id));
    }

    /** What an instruction's own result says, as the answer to a question about it. */
    private static End asFound(End told) {
        return switch (told) {
            case End.Delivered delivered ->
                new End.Found(Finding.DELIVERED, delivered.code(), delivered.answer(), delivered.events());
            case End.Rejected rejected ->
                new End.Found(Finding.REJECTED, rejected.code(), rejected.answer(), List.of());
            case End.NotSent unread -> new End.Found(Finding.NOT_FOUND, unread.code(), unread.answer(), List.of());
            case End.Found found -> found;
            case End.Unknown unknown -> unknown;
        };
    }

    /**
     * Empty once it is in the queue for the partner to read; else how it ended. A broker whose queue is full says so, or lets the
     * call wait: either way nothing lies there.
     */
    private Optional<End> put(String id, Bytes content) {
        try (MessageProducer out = transacted.createProducer(transacted.createQueue(queues.out()))) {
            if (lies(id)) {
                handover.pass();
                return Optional.empty(); // an earlier attempt's, late: the same bytes
            }
            out.send(message(id, content));
        } catch (JMSException nothingSent) {
            return Optional.of(notTaken(nothingSent));
        }
        return handover.pass() ? commit() : Optional.of(new End.NotSent("given-up"));
    }

    private Optional<End> commit() {
        try {
            transacted.commit();
            return Optional.empty();
        } catch (JMSException failed) {
            return Optional.of(isRefusal(failed) ? notTaken(failed) : new End.Unknown("broken-off"));
        }
    }

    /** The broker's own word that it keeps nothing of it; whatever else goes wrong leaves that open. */
    private static boolean isRefusal(JMSException failed) {
        return isFull(failed)
                || failed instanceof TransactionRolledBackException
                || failed instanceof JMSSecurityException;
    }

    private static End notTaken(JMSException failed) {
        return isFull(failed) ? End.NotSent.away("queue-full") : new End.NotSent("broken-off");
    }

    private static boolean isFull(JMSException failed) {
        return failed.getCause() instanceof ActiveMQException why
                && why.getType() == ActiveMQExceptionType.ADDRESS_FULL;
    }

    private Message message(String id, Bytes content) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(content.array());
        message.setStringProperty(Told.CONTENT_TYPE, Told.EVENT);
        message.setStringProperty(Told.MESSAGE_ID, id);
        return message;
    }

    /** Whether it waits in the partner's queue; one that the partner has in its hands, and did not acknowledge, does not. */
    private boolean lies(String id) throws JMSException {
        try (QueueBrowser browser =
                session.createBrowser(session.createQueue(queues.out()), equal(Told.MESSAGE_ID, id))) {
            return browser.getEnumeration().hasMoreElements();
        }
    }

    private End await(Marked marked, String id) {
        try {
            End end = End.Unknown.noResultYet();
            for (long wait = left.getAsLong(); wait > 0; wait = left.getAsLong()) {
                // what says nothing may be another attempt's: the next one is looked at
                end = resultOf(marked, id, Duration.ofMillis(wait)).orElse(end);
                if (!(end instanceof End.Unknown)) {
                    return end;
                }
            }
            return end;
        } catch (JMSException broken) {
            return End.Unknown.noResultSeen();
        }
    }

    private Optional<End> resultOf(Marked marked, String id, Duration wait) throws JMSException {
        try (MessageConsumer results =
                session.createConsumer(session.createQueue(queues.results()), equal("JMSCorrelationID", id))) {
            Message result = wait.isZero() ? results.receiveNoWait() : results.receive(wait.toMillis());
            return result == null ? Optional.empty() : Optional.of(read(marked, id, result));
        }
    }

    private End read(Marked marked, String id, Message result) throws JMSException {
        if (result.propertyExists(Told.TOO_LARGE)) {
            return TOO_LARGE;
        }
        int status = status(result);
        byte[] body =
                switch (result) {
                    case TextMessage text -> Told.text(text).getBytes(StandardCharsets.UTF_8);
                    case BytesMessage bytes
                    when bytes.getBodyLength() <= MOST_BYTES -> {
                        byte[] all = new byte[Math.toIntExact(bytes.getBodyLength())];
                        bytes.readBytes(all);
                        yield all;
                    }
                    default -> new byte[MOST_BYTES + 1];
                };
        if (body.length > MOST_BYTES) {
            return TOO_LARGE;
        }
        // the result of what is asked about is read as that, whoever looks for it
        Marked answered = id.equals(marked.about()) ? marked.asTold() : marked;
        return answers.read(answered, status, body, Optional.empty());
    }

    private static int status(Message result) throws JMSException {
        return result.getObjectProperty(Told.STATUS) instanceof Number number ? number.intValue() : 0;
    }

    private static String equal(String property, String value) {
        return property + " = '" + value.replace("'", "''") + "'";
    }
}
