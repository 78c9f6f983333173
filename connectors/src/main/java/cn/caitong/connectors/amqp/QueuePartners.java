package cn.caitong.connectors.amqp;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.queues.QueueMarks;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** Everything that partners of queues need, at this node. Each partner is read by every node, and each message by one of them. */
public final class QueuePartners implements AutoCloseable {
    /** Longer than any send takes that is not waiting for room. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(20);

    private final Partners partners;
    private final ActiveMQConnectionFactory broker;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("queue-send-", 0).daemon(true).factory());
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("queue-limits").daemon(true).factory());
    private final List<QueueDesk> desks = new ArrayList<>();

    /** @param broker for the hub's own user; changed so that a node holds no message but the one it works on */
    public QueuePartners(Partners partners, ActiveMQConnectionFactory broker) {
        this.partners = partners;
        this.broker = broker;
        broker.setConsumerWindowSize(0);
    }

    /** Adds a route to each partner, by which the one sender of all protocols calls it. */
    public void addRoutes(CamelContext camel, AnswerReader answers) throws Exception {
        camel.addRoutes(new QueueRoutes(new QueueSender(partners, broker, answers, Ticker.SYSTEM, threads)));
        for (Partner partner : partners.all()) {
            if (partner.protocol() == Partner.Protocol.AMQP
                    && partner.outbound().isPresent()) {
                TemplatedRouteBuilder.builder(camel, QueueRoutes.PUT)
                        .parameter("partner", partner.id())
                        .add();
            }
        }
    }

    /** Begins to read. */
    public void read(Reception reception, QueueMarks marks) {
        SendLimit limit = new SendLimit(alarms, LONGEST_SEND);
        for (Partner partner : partners.all()) {
            if (partner.protocol() == Partner.Protocol.AMQP) {
                desks.add(new QueueDesk(partner, broker, reception, marks, limit));
            }
        }
    }

    /** One desk that is slow to stop is waited for while the others stop too. */
    @Override
    public void close() {
        desks.forEach(QueueDesk::stop);
        desks.forEach(QueueDesk::close);
        threads.shutdownNow();
        alarms.shutdownNow();
        broker.close();
    }
}
