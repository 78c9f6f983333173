package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import cn.caitong.connectors.broker.BrokerWakeUp;
import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.broker.WakeRoutes;
import cn.caitong.engine.wake.LocalWakeUp;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;

/** A token carries nothing: none that is lost, doubled, strange or unlucky may cost more than a wait for the sweep. */
@Tag("system")
class WakeUpsMayBeLostOrDoubledTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Shorter than one call to a broker that hangs may take, longer than any machine needs for so many that wait for none. */
    private static final Duration WITHOUT_WAITING = Duration.ofSeconds(20);

    private final LocalWakeUp local = new LocalWakeUp();
    private final AtomicInteger flowRuns = new AtomicInteger();
    private final AtomicInteger partnerRuns = new AtomicInteger();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<BrokerWakeUp> opened = new ArrayList<>();
    private EmbeddedBroker broker;
    private ConnectionFactory connections;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(folder);
        connections = new ActiveMQConnectionFactory("vm://0");
        camel.getRegistry().bind("connections", ConnectionFactory.class, connections);
        WakeRoutes.add(camel, local, List.of("deposit"), List.of("500103"));
        camel.start();
    }

    @AfterEach
    void stop() {
        opened.forEach(BrokerWakeUp::close);
        camel.stop();
        broker.close();
        local.close();
    }

    @Test
    void aHundredTokensRunTheWorkAtLeastOnceAndNoneStaysBehind() {
        local.onFlow("deposit", 1, flowRuns::incrementAndGet);
        BrokerWakeUp wakeUp = wakeUp(connections);
        for (int i = 0; i < 100; i++) {
            wakeUp.flow("deposit");
        }
        await().atMost(PATIENCE).until(() -> flowRuns.get() > 0 && waiting("flow.deposit") == 0);
        assertThat(flowRuns.get()).isLessThanOrEqualTo(100);
    }

    @Test
    void workThatFailsCostsItsTokenAndNotTheNext() {
        local.onPartner("500103", 1, () -> {
            if (partnerRuns.incrementAndGet() == 1) {
                throw new IllegalStateException("the database went away");
            }
        });
        BrokerWakeUp wakeUp = wakeUp(connections);
        wakeUp.partner("500103");
        await().atMost(PATIENCE).until(() -> partnerRuns.get() == 1);
        wakeUp.partner("500103");
        await().atMost(PATIENCE).until(() -> partnerRuns.get() == 2 && waiting("partner.500103") == 0);
    }

    @Test
    void aTokenOfUnknownOriginOnlyWakes() {
        local.onFlow("deposit", 1, flowRuns::incrementAndGet);
        JmsTemplate jms = new JmsTemplate(connections);
        jms.convertAndSend("flow.deposit", "${bean:runtime?method=exit} not what the hub sends", message -> {
            message.setStringProperty("CamelExecCommandExecutable", "rm");
            return message;
        });
        await().atMost(PATIENCE).until(() -> flowRuns.get() == 1);
    }

    @Test
    void withoutItsBrokerANodeWakesItself() throws Exception {
        local.onFlow("deposit", 1, flowRuns::incrementAndGet);
        local.onPartner("500103", 1, partnerRuns::incrementAndGet);
        ConnectionFactory nobody = new ActiveMQConnectionFactory("tcp://127.0.0.1:1?connectionTimeout=500");
        BrokerWakeUp wakeUp = wakeUp(nobody);
        wakeUp.flow("deposit");
        wakeUp.partner("500103");
        await().atMost(PATIENCE).until(() -> flowRuns.get() == 1 && partnerRuns.get() == 1);
    }

    /** As a client does that is just being closed: no token is told by a teller that died of it. */
    @Test
    void whatABrokersClientThrowsThatIsNoExceptionOfJmsCostsNoLaterToken() {
        local.onFlow("deposit", 1, flowRuns::incrementAndGet);
        BrokerWakeUp wakeUp = wakeUp(new ActiveMQConnectionFactory("vm://0") {
            @Override
            public Connection createConnection() {
                throw new IllegalStateException("the client is being closed");
            }
        });
        for (int token = 1; token <= 2; token++) {
            int runs = token;
            wakeUp.flow("deposit");
            await().atMost(PATIENCE).until(() -> flowRuns.get() == runs);
        }
    }

    @Test
    void aTokenForWhomNobodyHereWorksForIsPassedOver() {
        BrokerWakeUp wakeUp = wakeUp(connections);
        new JmsTemplate(connections).convertAndSend("flow.deposit", "");
        await().atMost(PATIENCE).until(() -> waiting("flow.deposit") == 0);
        local.onFlow("deposit", 1, flowRuns::incrementAndGet);
        wakeUp.flow("deposit");
        await().atMost(PATIENCE).until(() -> flowRuns.get() > 0);
    }

    /** It accepts connections and says nothing, as a stopped process's kernel does. */
    @Test
    void aBrokerThatHangsHoldsUpNobody() throws Exception {
        try (ServerSocket hung = new ServerSocket(0)) {
            BrokerWakeUp wakeUp = wakeUp(new ActiveMQConnectionFactory(
                    "tcp://127.0.0.1:%d?callTimeout=30000&connectionTimeout=30000".formatted(hung.getLocalPort())));
            assertTimeoutPreemptively(WITHOUT_WAITING, () -> {
                for (int i = 0; i < 1000; i++) {
                    wakeUp.flow("deposit");
                    wakeUp.partner("500103");
                }
            });
        }
    }

    private BrokerWakeUp wakeUp(ConnectionFactory broker) {
        BrokerWakeUp wakeUp = new BrokerWakeUp(broker, local);
        opened.add(wakeUp);
        return wakeUp;
    }

    private int waiting(String queue) {
        return new JmsTemplate(connections).browse(queue, (session, browser) -> {
            int count = 0;
            for (var tokens = browser.getEnumeration(); tokens.hasMoreElements(); tokens.nextElement()) {
                count++;
            }
            return count;
        });
    }
}
