package cn.caitong.connectors.amqp;

import static cn.caitong.connectors.amqp.QueueStage.ONE;
import static cn.caitong.connectors.amqp.QueueStage.OTHER;
import static cn.caitong.connectors.amqp.QueueStage.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import cn.caitong.simulators.queue.QueueLine.Forbidden;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jms.core.JmsTemplate;

/** On a real broker of either kind: the hub's own, which goes by the descriptors, and another one, by {@code config/broker}. */
@Tag("contract")
class APartnersUserReachesItsOwnQueuesAloneTest {
    private static final QueueNames OWN = QueueNames.of(ONE);
    private static final QueueNames ANOTHERS = QueueNames.of(OTHER);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static QueueStage stage;
    private static GivenBroker given;

    private record Broker(String name, int port, ActiveMQConnectionFactory hub) {
        @Override
        public String toString() {
            return name;
        }

        QueueLine line() {
            return QueueLine.open("127.0.0.1", port, ONE, password(ONE));
        }
    }

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        stage = new QueueStage(folder);
        given = new GivenBroker(folder.resolve("given"), List.of(ONE, OTHER));
    }

    @AfterAll
    static void close() {
        given.close();
        stage.close();
    }

    static Stream<Broker> brokers() {
        return Stream.of(
                new Broker("embedded", stage.port(), EmbeddedBroker.connections()),
                new Broker(
                        "given",
                        given.port(),
                        new ActiveMQConnectionFactory(given.hubsUrl(), GivenBroker.HUB, GivenBroker.HUBS_PASSWORD)));
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void itsOwnItFillsAndEmpties(Broker broker) {
        JmsTemplate hub = new JmsTemplate(broker.hub());
        hub.setReceiveTimeout(PATIENCE.toMillis());
        try (QueueLine line = broker.line()) {
            for (String queue : List.of(OWN.in(), OWN.results())) {
                line.put(queue, Parcel.said("one", "{}"));
                assertThat(hub.receive(queue)).as(queue).isNotNull();
            }
            for (String queue : List.of(OWN.out(), OWN.answers())) {
                hub.convertAndSend(queue, "{}");
                assertThat(line.take(queue, PATIENCE)).as(queue).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void noneBesidesIsFilled(Broker broker) {
        Stream<String> others = Stream.concat(
                ANOTHERS.all().stream(),
                Stream.of(
                        OWN.out(),
                        OWN.answers(),
                        OWN.aside(),
                        "partner." + ONE, // where the hub's nodes wake each other
                        "flow.claim",
                        "partner.#",
                        "partner.*.in",
                        "activemq.management",
                        "$sys.mqtt.sessions",
                        "made-up",
                        OWN.in() + ".more"));
        try (QueueLine line = broker.line()) {
            assertThat(others).allSatisfy(queue -> {
                Parcel parcel = Parcel.said("forged", "{}");
                assertThatThrownBy(() -> line.put(queue, parcel)).as(queue).isInstanceOf(Forbidden.class);
                assertThatThrownBy(() -> line.putNamelessly(queue, parcel))
                        .as(queue)
                        .isInstanceOf(Forbidden.class);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void noneBesidesIsRead(Broker broker) {
        JmsTemplate hub = new JmsTemplate(broker.hub());
        hub.convertAndSend(ANOTHERS.out(), "not for others");
        hub.convertAndSend(OWN.in(), "already said");
        Stream<String> others = Stream.concat(
                ANOTHERS.all().stream(),
                Stream.of(
                        OWN.in(),
                        OWN.results(),
                        OWN.aside(),
                        "partner.#",
                        "partner.*.out",
                        "#",
                        "made-up",
                        OWN.out() + "::" + ANOTHERS.out(),
                        ANOTHERS.out() + "::" + OWN.out(),
                        ANOTHERS.out() + "::" + ANOTHERS.out(),
                        "activemq.notifications"));
        try (QueueLine line = broker.line()) {
            assertThat(others)
                    .allSatisfy(queue -> assertThatThrownBy(() -> line.take(queue, Duration.ofMillis(100)))
                            .as(queue)
                            .isInstanceOf(Forbidden.class));
        }
        hub.setReceiveTimeout(PATIENCE.toMillis());
        assertThat(hub.receiveAndConvert(ANOTHERS.out())).isEqualTo("not for others");
        assertThat(hub.receiveAndConvert(OWN.in())).isEqualTo("already said");
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void noQueueIsMadeForIt(Broker broker) {
        try (QueueLine line = broker.line()) {
            assertThatThrownBy(line::demandQueue).isInstanceOf(Forbidden.class);
        }
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void whoShowsNoRightTokenIsNobody(Broker broker) {
        Map<String, String> wrong = Map.of(ONE, "wrong", OTHER, password(ONE), "hub", "", "(hub)", "", "nobody", "x");
        assertThat(wrong)
                .allSatisfy((user, shown) -> assertThatThrownBy(
                                () -> QueueLine.open("127.0.0.1", broker.port(), user, shown))
                        .isInstanceOf(Forbidden.class));
    }
}
