package cn.caitong.connectors.amqp;

import static cn.caitong.connectors.amqp.QueueStage.ONE;
import static cn.caitong.connectors.amqp.QueueStage.OTHER;
import static cn.caitong.connectors.amqp.QueueStage.PATIENCE;
import static cn.caitong.connectors.amqp.QueueStage.answer;
import static cn.caitong.connectors.amqp.QueueStage.objection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.contract.MessageCases;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.Intake;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

@Tag("contract")
class NothingOfAQueueIsLostTest {
    private static final String IN = QueueNames.of(ONE).in();
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private static QueueStage stage;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        stage = new QueueStage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @BeforeEach
    void empty() {
        stage.database.empty();
    }

    /** Also if its sender set a time after which it is to be forgotten: an objection does not lapse because the hub was away. */
    @Test
    void whatCameWhileNobodyReadWaitsThroughARestartOfTheBroker() throws Exception {
        try (QueueLine line = stage.line(ONE)) {
            IntStream.range(0, 5).forEach(n -> line.put(IN, said("B-" + n), Duration.ofMillis(1)));
        }
        stage.stopBroker();
        stage.startBrokerAgain();
        try (QueuePartners node = stage.node();
                QueueLine line = stage.line(ONE)) {
            assertThat(IntStream.range(0, 5)
                            .mapToObj(n -> answer(line, ONE).about().orElseThrow()))
                    .containsExactly("B-0", "B-1", "B-2", "B-3", "B-4");
            assertThat(node).isNotNull();
        }
        assertThat(messages()).hasSize(5);
    }

    /** The database has it, and the broker never hears that it was taken: it gives it out again, and the answer is the same. */
    @Test
    void dyingBetweenCommitAndAcknowledgementAnswersAgainAndCountsOnce() throws Exception {
        AtomicBoolean struck = new AtomicBoolean();
        AtomicBoolean isGone = new AtomicBoolean();
        TransactionListener death = new TransactionListener() {
            @Override
            public void beforeCommit(String name) {}

            @Override
            public void committed(String name) {
                if (name.equals(Intake.ACCEPT) && struck.compareAndSet(false, true)) {
                    stage.stopBroker();
                    isGone.set(true);
                }
            }
        };
        try (QueueLine line = stage.line(ONE)) {
            line.put(IN, said("D-1"));
        }
        try (QueuePartners node = stage.node(death)) {
            await().atMost(PATIENCE).untilTrue(isGone);
            assertThat(messages()).containsExactly("D-1");
            stage.startBrokerAgain();
            try (QueueLine line = stage.line(ONE)) {
                Parcel receipt = answer(line, ONE);
                assertThat(receipt.status()).contains(200);
                assertThat(receipt.text()).contains("\"externalId\":\"D-1\"");
            }
            assertThat(node).isNotNull();
        }
        assertThat(messages()).containsExactly("D-1");
    }

    @Test
    void whileTheBrokerIsAwaySomebodyIsToldAndItGoesOnByItself() throws Exception {
        stage.stopBroker();
        try (QueuePartners node = stage.node()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(open("queue-not-read")).contains(ONE));
            stage.startBrokerAgain();
            try (QueueLine line = stage.line(ONE)) {
                assertThat(QueueStage.ask(line, ONE, said("E-1")).status()).contains(202);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(open("queue-not-read")).isEmpty());
            assertThat(node).isNotNull();
        }
    }

    /** It is in a node's hands all the while: another one sees nothing to take, and must not say that the queue is read. */
    @Test
    void whatHasToWaitWaitsUnansweredAndTheQueueCountsAsUnread() {
        try (QueueLine line = stage.line(ONE)) {
            line.put(IN, said("W-1"));
            line.put(IN, said("W-2"));
            try (QueuePartners full = stage.fullNode();
                    QueuePartners fullToo = stage.fullNode()) {
                await().during(A_WHILE).atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(messages()).isEmpty();
                    assertThat(marks()).doesNotContain(ONE);
                });
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(marks()).contains(OTHER));
                assertThat(full).isNotSameAs(fullToo);
            }
            try (QueuePartners node = stage.node()) {
                assertThat(List.of(
                                answer(line, ONE).about().orElseThrow(),
                                answer(line, ONE).about().orElseThrow()))
                        .containsExactlyInAnyOrder("W-1", "W-2");
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(marks()).contains(ONE));
                assertThat(node).isNotNull();
            }
        }
    }

    /** Bytes are read from where the last reader stopped. */
    @Test
    void bytesThatHadToWaitAreReadFromTheirBeginning() throws Exception {
        AtomicBoolean struck = new AtomicBoolean();
        try (Connection within = EmbeddedBroker.connections().createConnection();
                Session session = within.createSession()) {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(said("R-1").text().getBytes(StandardCharsets.UTF_8));
            bytes.setStringProperty(Told.CONTENT_TYPE, Told.EVENT);
            session.createProducer(session.createQueue(IN)).send(bytes);
        }
        Function<CanonicalMessage, Location> away = message -> {
            if (struck.compareAndSet(false, true)) {
                throw new DataAccessResourceFailureException("the database is away for a moment");
            }
            return MessageCases.locate(message);
        };
        try (QueuePartners node = stage.node(away);
                QueueLine line = stage.line(ONE)) {
            assertThat(answer(line, ONE).status()).contains(202);
            assertThat(node).isNotNull();
        }
        assertThat(struck).isTrue();
        assertThat(messages()).containsExactly("R-1");
    }

    @Test
    void whatTheHubStumblesOverLiesAsideWithAnAlarmAndHoldsUpNothing() {
        try (QueueLine line = stage.line(ONE)) {
            line.put(IN, said("P-1"));
            line.put(IN, said("P-2"));
            try (QueuePartners node = stage.node(stumblingOver("P-1"))) {
                Parcel failed = answer(line, ONE);
                assertThat(failed.about()).contains("P-1");
                assertThat(failed.status()).contains(500);
                assertThat(failed.text()).contains("hub-failed", "平台未能应答");
                assertThat(answer(line, ONE).about()).contains("P-2");
                assertThat(open("queue-message-aside")).containsExactly(ONE);
                assertThat(stage.texts("select code from refusal")).containsExactly("hub-failed");
                await().during(A_WHILE)
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(marks()).doesNotContain(ONE));
                assertThat(node).isNotNull();
            }
            try (QueuePartners mended = stage.node()) {
                Parcel receipt = answer(line, ONE);
                assertThat(receipt.about()).contains("P-1");
                assertThat(receipt.status()).contains(202);
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(open("queue-message-aside")).isEmpty());
                assertThat(mended).isNotNull();
            }
        }
        assertThat(messages()).containsExactlyInAnyOrder("P-1", "P-2");
    }

    /** An error would end the thread that reads this queue, and nobody would be told. */
    @Test
    void whatBreaksTheHubLiesAsideToo() {
        Function<CanonicalMessage, Location> breaking = message -> {
            if (message.id().equals("X-1")) {
                throw new NoClassDefFoundError("while a disk was full");
            }
            return MessageCases.locate(message);
        };
        try (QueueLine line = stage.line(ONE)) {
            line.put(IN, said("X-1"));
            line.put(IN, said("X-2"));
            try (QueuePartners node = stage.node(breaking)) {
                assertThat(answer(line, ONE).status()).contains(500);
                assertThat(answer(line, ONE).about()).contains("X-2");
                assertThat(open("queue-message-aside")).containsExactly(ONE);
                assertThat(node).isNotNull();
            }
            try (QueuePartners mended = stage.node()) {
                assertThat(answer(line, ONE).about()).contains("X-1");
                assertThat(mended).isNotNull();
            }
        }
        assertThat(messages()).containsExactly("X-2", "X-1");
    }

    @Test
    void ofTwoNodesOneTakesIt() {
        try (QueueLine line = stage.line(ONE);
                QueuePartners one = stage.node();
                QueuePartners two = stage.node()) {
            IntStream.range(0, 30).forEach(n -> line.put(IN, said("N-" + n)));
            List<Integer> statuses = IntStream.range(0, 30)
                    .mapToObj(n -> answer(line, ONE).status().orElseThrow())
                    .toList();
            assertThat(statuses).containsOnly(202);
            assertThat(one).isNotSameAs(two);
        }
        assertThat(messages()).hasSize(30);
    }

    private static Location stumble(String over, CanonicalMessage message) {
        if (message.id().equals(over)) {
            throw new IllegalStateException("a fault of the hub");
        }
        return MessageCases.locate(message);
    }

    private static Function<CanonicalMessage, Location> stumblingOver(String id) {
        return message -> stumble(id, message);
    }

    private static Parcel said(String id) {
        return Parcel.said(id, objection(ONE, id));
    }

    private static List<String> messages() {
        return stage.texts("select external_id from message order by received_at");
    }

    private static List<String> marks() {
        return stage.texts("select partner from queue_mark");
    }

    private static List<String> open(String alarm) {
        return stage.texts("select ref from alarm where cleared_at is null and code = '" + alarm + "'");
    }
}
