package cn.caitong.connectors.amqp;

import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.queues.QueueMarks;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Everything that partners of queues need, at this node. Each partner is read by every node, and each message by one of them. */
public final class QueuePartners implements AutoCloseable {
    private final Partners partners;
    private final ActiveMQConnectionFactory broker;
    private final List<QueueDesk> desks = new ArrayList<>();

    /** @param broker for the hub's own user; changed so that a node holds no message but the one it works on */
    public QueuePartners(Partners partners, ActiveMQConnectionFactory broker) {
        this.partners = partners;
        this.broker = broker;
        broker.setConsumerWindowSize(0);
    }

    /** Begins to read. */
    public void read(Reception reception, QueueMarks marks) {
        for (Partner partner : partners.all()) {
            if (partner.protocol() == Partner.Protocol.AMQP) {
                desks.add(new QueueDesk(partner, broker, reception, marks));
            }
        }
    }

    @Override
    public void close() {
        desks.forEach(QueueDesk::close);
        broker.close();
    }
}
