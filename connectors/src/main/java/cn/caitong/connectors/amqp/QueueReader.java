package cn.caitong.connectors.amqp;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one message: a receipt or a refusal. What has to wait, waits here with the message in hand, so that neither
 * its place in the queue nor its count of deliveries changes; the next one comes after it.
 */
final class QueueReader {
    /** After so many tries that failed for no reason of the moment it is the hub's fault, and a person's. */
    static final int TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(QueueReader.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Partner partner;
    private final Reception reception;
    private final QueueMarks marks;
    private final Pause pause;
    private final BooleanSupplier isOver;

    QueueReader(Partner partner, Reception reception, QueueMarks marks, Pause pause, BooleanSupplier isOver) {
        this.partner = partner;
        this.reception = reception;
        this.marks = marks;
        this.pause = pause;
        this.isOver = isOver;
    }

    /** Waits no longer than that, and no longer than the hub runs. */
    interface Pause {
        void last(Duration most);
    }

    /** Its answer; nothing if the hub stops first. What the broker says of it while it is read is the caller's. */
    Optional<Reply> read(Message message) throws JMSException {
        for (int failures = 0; !isOver.getAsBoolean(); ) {
            try {
                Reply reply = once(message);
                if (reply.status() != TOO_MANY && reply.status() != UNAVAILABLE) {
                    return Optional.of(reply);
                }
                pause.last(reply.retryAfter().orElse(SOON));
            } catch (RuntimeException | Error failed) { // got through, it would end the reading of this queue
                if (!mayPass(failed)) {
                    failures++;
                    LOG.error("A message on the queue of {} could not be taken", partner.id(), failed);
                }
                if (failures == TRIES) {
                    return Optional.of(reception.refuse(partner, Issue.of(ErrorCode.HUB_FAILED, "")));
                }
                pause.last(SOON);
            }
        }
        return Optional.empty();
    }

    private Reply once(Message message) throws JMSException {
        Incoming incoming;
        try {
            incoming = Told.incoming(partner, message);
        } catch (RefusedException refused) {
            return reception.refuse(partner, refused.issue());
        }
        return reception.receive(partner, incoming, marks.arrival(partner.id()));
    }

    private boolean mayPass(Throwable failed) {
        boolean passing = PassingFault.is(failed) || failed instanceof SealingStoppedException;
        if (passing) {
            LOG.warn("A message on the queue of {} waits: {}", partner.id(), failed.toString());
        }
        return passing;
    }
}
