package cn.caitong.connectors.broker;

import cn.caitong.connectors.amqp.BrokerUsers;
import cn.caitong.connectors.amqp.DoorKeeper;
import cn.caitong.connectors.amqp.QueueNames;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.ConfigurationUtils;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An Artemis of the hub's own; its journal is kept in a folder. The hub reaches it within the process. Where partners are met by
 * queues it opens one more door, for AMQP 1.0 alone, behind which each has its own queues and nothing else.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String URL = "vm://0";
    private static final String PARTNERS = "partners";

    private static final String DEAD_LETTERS = "dead-letters";
    private static final String EXPIRED = "expired";
    private static final long KEPT = 1000;
    private static final int FOR_EVER = -1;
    /** What nobody fetches of answers, either way, for so long is not waited for. */
    public static final Duration ANSWERS_KEPT = Duration.ofDays(30);

    private final EmbeddedActiveMQ broker;

    private EmbeddedBroker(EmbeddedActiveMQ broker) {
        this.broker = broker;
    }

    /**
     * Where partners come in.
     *
     * @param port where AMQP 1.0 is spoken; 0 takes any that is free
     * @param tls the key by which it is spoken over TLS, and no other way
     * @param keeper who looks at what they send
     */
    public record Door(
            String bind,
            int port,
            Optional<QueueTls> tls,
            BrokerUsers users,
            DoorKeeper keeper,
            Collection<QueueNames> queues) {
        /** One for these partners, of whom each reaches its own queues with its own token. */
        public static Door of(
                String bind, int port, Optional<QueueTls> tls, Partners partners, Credentials credentials) {
            return new Door(
                    bind,
                    port,
                    tls,
                    new BrokerUsers(partners, credentials),
                    new DoorKeeper(partners),
                    QueueNames.of(partners).values());
        }
    }

    /** One that partners cannot reach. */
    public static EmbeddedBroker start(Path folder) throws Exception {
        return start(folder, Optional.empty());
    }

    public static EmbeddedBroker start(Path folder, Optional<Door> door) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(door.isPresent())
                .setJMXManagementEnabled(false)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setMaxDiskUsage(
                        -1) // on a disk nearly full it would block whoever wakes somebody, and tokens need no disk
                .addAcceptorConfiguration("within", URL)
                .addQueueConfiguration(lastOf(DEAD_LETTERS))
                .addQueueConfiguration(lastOf(EXPIRED))
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setAutoCreateQueues(true)
                                .setAutoDeleteQueues(false)
                                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                                .setExpiryAddress(SimpleString.of(EXPIRED)));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        if (door.isPresent()) {
            open(door.get(), configuration);
            broker.setSecurityManager(door.get().users());
        }
        broker.start();
        return new EmbeddedBroker(broker);
    }

    private static void open(Door door, Configuration configuration) throws Exception {
        configuration.addAcceptorConfiguration(acceptor(door));
        configuration.registerBrokerPlugin(door.keeper());
        for (QueueNames queues : door.queues()) {
            for (String name : queues.all()) {
                configuration.addQueueConfiguration(QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
                boolean isAnswers = name.equals(queues.answers()) || name.equals(queues.results());
                configuration.addAddressSetting(name, isAnswers ? answers() : messages());
            }
        }
    }

    private static TransportConfiguration acceptor(Door door) throws Exception {
        String uri = "tcp://%s:%d?protocols=AMQP;saslMechanisms=PLAIN".formatted(door.bind(), door.port());
        TransportConfiguration acceptor =
                ConfigurationUtils.parseAcceptorURI(PARTNERS, uri).getFirst();
        // not in the URI: a password may hold any character
        door.tls().ifPresent(tls -> acceptor.getParams().putAll(tls.parameters()));
        return acceptor;
    }

    /** However often it is given back, and whatever time its sender set, a message waits until it is taken. */
    private static AddressSettings messages() {
        return own().setNoExpiry(true);
    }

    private static AddressSettings answers() {
        long kept = ANSWERS_KEPT.toMillis();
        return own().setExpiryDelay(kept).setMaxExpiryDelay(kept);
    }

    private static AddressSettings own() {
        return new AddressSettings()
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(FOR_EVER);
    }

    /** Wake-ups carry nothing, so that the last ones are enough to see that some were lost. */
    private static QueueConfiguration lastOf(String address) {
        return QueueConfiguration.of(address)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(false)
                .setRingSize(KEPT);
    }

    /** Connections to the embedded broker for the hub, which needs no password: nobody else comes this way. */
    public static ActiveMQConnectionFactory connections() {
        return new ActiveMQConnectionFactory(URL);
    }

    /** Where partners come in; asked only of one that was given a door. */
    public int port() {
        return ((NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor(PARTNERS)).getActualPort();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The embedded broker could not be stopped", failed);
        }
    }
}
