package cn.caitong.connectors.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.outage.Reach;
import cn.caitong.engine.time.Ticker;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P3: a broker that is full has nothing, whether it says so or lets everybody wait; and it never has it later behind our back. */
@Tag("contract")
class AFullQueueTakesNothingTest {
    private static final String PARTNER = "treasury-queue";
    private static final String OUT = QueueNames.of(PARTNER).out();
    private static final String URL = "vm://7";
    private static final byte[] FILLING = new byte[50_000];

    private final ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(URL);

    @TempDir
    private Path folder = Path.of("given by JUnit");

    @ParameterizedTest
    @CsvSource({"FAIL, queue-full", "BLOCK, not-taken-in-time"})
    void itIsNotSentAndGoesOnceThereIsRoom(AddressFullMessagePolicy policy, String code) throws Exception {
        EmbeddedActiveMQ full = start(policy);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection connection = broker.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            fill(session);
            QueueSender sender = sender(threads);
            assertThat(sender.send(marked())).isInstanceOfSatisfying(End.NotSent.class, end -> {
                assertThat(end.code()).isEqualTo(code);
                assertThat(end.reach()).isEqualTo(Reach.AWAY);
            });
            assertThat(sizes(session))
                    .as("what was given up does not come later")
                    .containsExactly(FILLING.length);
            assertThat(sender.send(marked())).isEqualTo(End.Unknown.noResultYet());
            assertThat(sizes(session)).containsExactly(marked().wire().length());
        } finally {
            full.stop();
            broker.close();
        }
    }

    /** An answer that a partner's full queue does not take: the reader's transaction fails, and somebody hears of it. */
    @Test
    void anAnswerDoesNotWaitForRoomForEver() throws Exception {
        EmbeddedActiveMQ full = start(AddressFullMessagePolicy.BLOCK);
        try (ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
                Connection connection = broker.createConnection();
                Session session = connection.createSession();
                Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            connection.start();
            fill(session);
            SendLimit limit = new SendLimit(alarms, Duration.ofMillis(500));
            try (MessageProducer answers = transacted.createProducer(transacted.createQueue(OUT))) {
                Message answer = answer(transacted);
                assertThatThrownBy(() -> limit.send(answers, answer)).isInstanceOf(JMSException.class);
            }
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(sizes(session)).containsExactly(FILLING.length);
            limit.send(transacted.createProducer(transacted.createQueue(OUT)), answer(transacted));
            transacted.commit();
            assertThat(sizes(session)).hasSize(1);
        } finally {
            full.stop();
            broker.close();
        }
    }

    private static Message answer(Session session) throws JMSException {
        BytesMessage answer = session.createBytesMessage();
        answer.writeBytes(marked().wire().array());
        return answer;
    }

    private static void fill(Session session) throws JMSException {
        BytesMessage filling = session.createBytesMessage();
        filling.writeBytes(FILLING);
        session.createProducer(session.createQueue(OUT)).send(filling);
    }

    /** Takes all that comes. */
    private static List<Integer> sizes(Session session) throws JMSException {
        List<Integer> sizes = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(OUT))) {
            for (Message next = consumer.receive(1000); next != null; next = consumer.receive(1000)) {
                sizes.add(Math.toIntExact(((BytesMessage) next).getBodyLength()));
            }
        }
        return sizes;
    }

    private QueueSender sender(ExecutorService threads) throws Exception {
        Files.writeString(folder.resolve(PARTNER + ".yaml"), """
            id: treasury-queue
            name: 预算管理一体化
            jurisdiction: "500000"
            role: treasury
            protocol: amqp
            dialect: canonical
            reports: []
            inbound: { channels: [] }
            outbound: { connectTimeout: PT1S, answerTimeout: PT1S }
            """);
        Partners partners = new Partners(PartnerFiles.load(folder));
        AnswerReader answers = new AnswerReader(partners, new Dialects(folder, partners));
        return new QueueSender(partners, broker, answers, Ticker.SYSTEM, threads);
    }

    private static Marked marked() {
        Bytes wire = Bytes.of("{\"specversion\":\"1.0\"}".getBytes(StandardCharsets.UTF_8));
        return new Marked(
                new UUID(1, 1), 1, 1, PARTNER, "payment.applied.v1", "PA-1", "PA-1", wire, "canonical", false, 0);
    }

    private static EmbeddedActiveMQ start(AddressFullMessagePolicy policy) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("within", URL)
                .addQueueConfiguration(QueueConfiguration.of(OUT).setRoutingType(RoutingType.ANYCAST))
                .addQueueConfiguration(
                        QueueConfiguration.of(QueueNames.of(PARTNER).results()).setRoutingType(RoutingType.ANYCAST))
                .addAddressSetting(
                        OUT, new AddressSettings().setMaxSizeBytes(20_000).setAddressFullMessagePolicy(policy)));
        broker.start();
        return broker;
    }
}
