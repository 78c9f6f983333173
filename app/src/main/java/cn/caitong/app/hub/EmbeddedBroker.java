package cn.caitong.app.hub;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis of the hub's own, reached within the process alone; its journal is kept in a folder. */
final class EmbeddedBroker implements AutoCloseable {
    private static final String URL = "vm://0";

    private static final String DEAD_LETTERS = "dead-letters";
    private static final String EXPIRED = "expired";
    private static final long KEPT = 1000;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final EmbeddedActiveMQ broker;

    private EmbeddedBroker(EmbeddedActiveMQ broker) {
        this.broker = broker;
    }

    static EmbeddedBroker start(Path folder) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
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
        broker.start();
        return new EmbeddedBroker(broker);
    }

    /** Wake-ups carry nothing, so that the last ones are enough to see that some were lost. */
    private static QueueConfiguration lastOf(String address) {
        return QueueConfiguration.of(address)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(false)
                .setRingSize(KEPT);
    }

    /** Connections to the embedded broker, which knows no users: nothing outside this process can reach it. */
    static ConnectionFactory connections() {
        return new ActiveMQConnectionFactory(URL);
    }

    /**
     * Connections to an external broker, which give it up after ten seconds of silence, as it does them: the tokens that it
     * keeps for a node that hangs go to another one then.
     */
    static ConnectionFactory connections(HubSettings.BrokerSettings external) {
        ActiveMQConnectionFactory connections =
                new ActiveMQConnectionFactory(external.url(), external.user(), external.password());
        connections.setConnectionTTL(SILENCE.toMillis());
        connections.setClientFailureCheckPeriod(SILENCE.toMillis() / 2);
        connections.setCallTimeout(SILENCE.toMillis() / 2);
        return connections;
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
