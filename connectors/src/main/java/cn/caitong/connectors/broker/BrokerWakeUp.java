package cn.caitong.connectors.broker;

import cn.caitong.engine.wake.LocalWakeUp;
import cn.caitong.engine.wake.WakeUp;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;

/**
 * Wakes whichever node is free. Tokens are not persistent and expire: the table is the truth, the sweep the second net. While
 * the broker is away this node wakes itself. A thread of its own speaks to the broker, and tokens that wait for it are one by
 * name: a broker that hangs holds up nobody who has committed something.
 */
public final class BrokerWakeUp implements WakeUp, AutoCloseable {
    static final String FLOW = "flow.";
    static final String PARTNER = "partner.";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWakeUp.class);
    private static final long EXPIRY_MILLIS = 10_000;

    private final CachingConnectionFactory connections;
    private final JmsTemplate jms;
    private final LocalWakeUp local;
    private final BlockingQueue<Token> waiting = new LinkedBlockingQueue<>();
    private final Set<Token> names = ConcurrentHashMap.newKeySet();
    private final Thread teller;

    public BrokerWakeUp(ConnectionFactory broker, LocalWakeUp local) {
        this.local = local;
        this.connections = new CachingConnectionFactory(broker);
        this.jms = new JmsTemplate(connections);
        jms.setExplicitQosEnabled(true);
        jms.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        jms.setTimeToLive(EXPIRY_MILLIS);
        this.teller = Thread.ofPlatform().name("wake-teller").daemon().start(this::tell);
    }

    private record Token(String kind, String name) {
        String queue() {
            return kind + name;
        }
    }

    @Override
    public void flow(String flow) {
        add(new Token(FLOW, flow));
    }

    @Override
    public void partner(String partner) {
        add(new Token(PARTNER, partner));
    }

    private void add(Token token) {
        if (names.add(token)) {
            waiting.add(token);
        }
    }

    private void tell() {
        try {
            while (true) {
                Token token = waiting.take();
                names.remove(token); // what is committed from here on is another token's
                if (!isSent(token)) {
                    wakeSelf(token);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The boundary of the thread: what goes wrong with one token is told, and this node woken. Clients of brokers also throw what is
     * no exception of JMS; got through, it would leave all later tokens untold.
     */
    private boolean isSent(Token token) {
        try {
            jms.convertAndSend(token.queue(), "");
            return true;
        } catch (RuntimeException away) {
            LOG.warn("The broker did not take a token for {}: {}", token.queue(), away.toString());
            connections.resetConnection();
            return false;
        } catch (Error broken) {
            LOG.error("A token for {} could not be given to the broker", token.queue(), broken);
            return false;
        }
    }

    private void wakeSelf(Token token) {
        if (token.kind().equals(FLOW)) {
            local.flow(token.name());
        } else {
            local.partner(token.name());
        }
    }

    /** Says no more; what was not said is found by the sweeps of the others. */
    @Override
    public void close() {
        teller.interrupt();
        connections.destroy();
    }
}
