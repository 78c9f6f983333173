package cn.caitong.app.hub;

import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** How an Artemis that is not the hub's own is reached. */
final class ExternalBroker {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private ExternalBroker() {}

    /**
     * Connections which give it up after ten seconds of silence, as it does them: the messages and tokens that it keeps for a
     * node that hangs go to another one then.
     */
    static ActiveMQConnectionFactory connections(HubSettings.BrokerSettings external) {
        ActiveMQConnectionFactory connections =
                new ActiveMQConnectionFactory(external.url(), external.user(), external.password());
        connections.setConnectionTTL(SILENCE.toMillis());
        connections.setClientFailureCheckPeriod(SILENCE.toMillis() / 2);
        connections.setCallTimeout(SILENCE.toMillis() / 2);
        return connections;
    }
}
