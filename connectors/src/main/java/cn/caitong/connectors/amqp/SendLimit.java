package cn.caitong.connectors.amqp;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Bounds sends within a transaction of the broker's. One whose queue is full may let its client wait for room, for ever: that ends here as a
 * failure of which somebody hears, and the transaction with it.
 */
final class SendLimit {
    private final ScheduledExecutorService alarms;
    private final Duration most;

    SendLimit(ScheduledExecutorService alarms, Duration most) {
        this.alarms = alarms;
        this.most = most;
    }

    /** Leaves this thread as it found it, whatever becomes of the send. */
    void send(MessageProducer to, Message message) throws JMSException {
        Waiting waiting = new Waiting(Thread.currentThread());
        var alarm = alarms.schedule(waiting::end, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            to.send(message);
        } finally {
            alarm.cancel(false);
            waiting.leave();
        }
    }

    /** Between the two nobody is interrupted who has gone on to something else. */
    private static final class Waiting {
        private final Thread sender;
        private boolean over;
        private boolean ended;

        Waiting(Thread sender) {
            this.sender = sender;
        }

        synchronized void end() {
            if (!over) {
                ended = true;
                sender.interrupt();
            }
        }

        synchronized void leave() {
            over = true;
            if (ended) {
                var unused = Thread.interrupted();
            }
        }
    }
}
