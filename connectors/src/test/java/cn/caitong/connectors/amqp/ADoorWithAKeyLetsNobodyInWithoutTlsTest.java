package cn.caitong.connectors.amqp;

import static cn.caitong.connectors.amqp.QueueStage.ONE;
import static cn.caitong.connectors.amqp.QueueStage.OTHER;
import static cn.caitong.connectors.amqp.QueueStage.password;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.broker.QueueTls;
import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import cn.caitong.simulators.queue.QueueLine.Forbidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jms.core.JmsTemplate;

/** The embedded broker by its settings, and another one by the acceptor that is shipped for it. */
@Tag("contract")
class ADoorWithAKeyLetsNobodyInWithoutTlsTest {
    private static final String HERE = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final QueueNames OWN = QueueNames.of(ONE);
    /** What a URI would have cut. */
    private static final String AWKWARD = "with ?&;#, and spaces";

    /** How a plain AMQP connection with sign-in begins. */
    private static final byte[] AMQP = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

    private static final int CUT_WITHIN_MILLIS = 60_000;

    private static OwnCertificate certificate;
    private static OwnCertificate plain;
    private static OwnCertificate strangers;
    private static QueueStage stage;
    private static GivenBroker given;

    /** A broker, and whom a partner must trust that wants to speak with it. */
    private record Broker(
            String name, int port, OwnCertificate own, String trustPassword, ActiveMQConnectionFactory hub) {
        @Override
        public String toString() {
            return name;
        }

        QueueLine line(OwnCertificate trusted, String trustedPassword) {
            return QueueLine.openOverTls(HERE, port, ONE, password(ONE), trusted.trustStore(), trustedPassword);
        }
    }

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        certificate = new OwnCertificate(folder.resolve("key"), "hub", AWKWARD);
        plain = new OwnCertificate(folder.resolve("key"), "given", OwnCertificate.PLAIN_PASSWORD);
        strangers = new OwnCertificate(folder.resolve("key"), "stranger", AWKWARD);
        stage = new QueueStage(folder, Optional.of(new QueueTls(certificate.keyStore(), certificate.passwordFile())));
        given = GivenBroker.overTls(folder.resolve("given"), List.of(ONE, OTHER), plain);
    }

    @AfterAll
    static void close() {
        given.close();
        stage.close();
    }

    static Stream<Broker> brokers() {
        return Stream.of(
                new Broker("embedded", stage.port(), certificate, AWKWARD, EmbeddedBroker.connections()),
                new Broker(
                        "given",
                        given.portOverTls(),
                        plain,
                        OwnCertificate.PLAIN_PASSWORD,
                        new ActiveMQConnectionFactory(given.hubsUrl(), GivenBroker.HUB, GivenBroker.HUBS_PASSWORD)));
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void whoTrustsItSpeaksAndIsSpokenTo(Broker broker) {
        JmsTemplate hub = new JmsTemplate(broker.hub());
        hub.setReceiveTimeout(PATIENCE.toMillis());
        try (QueueLine line = broker.line(broker.own(), broker.trustPassword())) {
            line.put(OWN.in(), Parcel.said("one", "{}"));
            assertThat(hub.receive(OWN.in())).isNotNull();
            hub.convertAndSend(OWN.out(), "{}");
            assertThat(line.take(OWN.out(), PATIENCE)).isPresent();
        }
    }

    /** It never comes to asking for a token: nothing is answered, and after five seconds it is cut. */
    @Test
    void whoSpeaksPlainlyIsNotSpokenTo() {
        List<CompletableFuture<byte[]>> heard = brokers()
                .map(broker -> CompletableFuture.supplyAsync(
                        () -> heardPlainly(broker.port()), Thread.ofPlatform().daemon()::start))
                .toList();
        assertThat(heard).allSatisfy(bytes -> assertThat(bytes.join()).isEmpty());
    }

    private static byte[] heardPlainly(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(CUT_WITHIN_MILLIS);
            socket.getOutputStream().write(AMQP);
            return socket.getInputStream().readAllBytes();
        } catch (IOException neitherAnsweredNorCut) {
            throw new UncheckedIOException(neitherAnsweredNorCut);
        }
    }

    /** Somebody else may listen there. */
    @ParameterizedTest
    @MethodSource("brokers")
    void whoTrustsAnotherCertificateDoesNotSpeakToIt(Broker broker) {
        assertThatThrownBy(() -> broker.line(strangers, AWKWARD)).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void aWrongTokenIsRefusedOverTlsToo(Broker broker) {
        Path trusted = broker.own().trustStore();
        assertThatThrownBy(() -> QueueLine.openOverTls(
                        HERE, broker.port(), ONE, password(OTHER), trusted, broker.trustPassword()))
                .isInstanceOf(Forbidden.class);
    }

    /** Artemis would start without its door, and nobody would know. */
    @Test
    void aStoreThatCannotBeUsedIsToldBeforeAnythingListens(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong"), "another password");
        Path none = folder.resolve("none");
        for (QueueTls tls : List.of(
                new QueueTls(certificate.keyStore(), wrong),
                new QueueTls(certificate.keyStore(), none),
                new QueueTls(none, certificate.passwordFile()),
                new QueueTls(wrong, certificate.passwordFile()),
                new QueueTls(certificate.trustStore(), certificate.passwordFile()))) {
            assertThatThrownBy(() -> start(folder, tls))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("PKCS 12")
                    .hasMessageContaining("密钥库")
                    .hasMessageNotContaining("another password");
        }
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    private static EmbeddedBroker start(Path folder, QueueTls tls) throws Exception {
        BrokerUsers users = new BrokerUsers(stage.partners, stage.credentials);
        return EmbeddedBroker.start(
                folder,
                Optional.of(new EmbeddedBroker.Door(
                        HERE, 0, Optional.of(tls), users, new DoorKeeper(stage.partners), List.of())));
    }
}
