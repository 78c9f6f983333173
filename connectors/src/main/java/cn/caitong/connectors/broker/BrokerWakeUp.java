package cn.caitong.connectors.broker;

import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.engine.wake.WakeUp;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/**
 * Wakes whichever node is free. Tokens are not persistent and expire: the table is the truth, the sweep the second net. While
 * the broker is away this node wakes itself.
 */
public final class BrokerWakeUp implements WakeUp {
    static final String FLOW = "flow.";
    static final String PARTNER = "partner.";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWakeUp.class);
    private static final long EXPIRY_MILLIS = 10_000;

    private final JmsTemplate jms;
    private final LocalWakeUp local;

    public BrokerWakeUp(ConnectionFactory connections, LocalWakeUp local) {
        this.local = local;
        this.jms = new JmsTemplate(connections);
        jms.setExplicitQosEnabled(true);
        jms.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        jms.setTimeToLive(EXPIRY_MILLIS);
    }

    @Override
    public void flow(String flow) {
        if (!sent(FLOW + flow)) {
            local.flow(flow);
        }
    }

    @Override
    public void partner(String partner) {
        if (!sent(PARTNER + partner)) {
            local.partner(partner);
        }
    }

    private boolean sent(String queue) {
        try {
            jms.convertAndSend(queue, "");
            return true;
        } catch (JmsException away) {
            LOG.warn("The broker did not take a token for {}: {}", queue, away.getMessage());
            return false;
        }
    }
}
