package cn.caitong.connectors.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.broker.EmbeddedBroker;
import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.time.Ticker;
import cn.caitong.simulators.queue.Mischief;
import cn.caitong.simulators.queue.QueueOffice;
import cn.caitong.simulators.queue.QueueSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A result is out of its queue once it is read, and its end is recorded after that. Of a node that dies in between the attempt is
 * unknown, and its partner is asked (P3): the books say what the result said.
 */
@Tag("contract")
class AResultThatNobodyRecordedIsAskedForTest {
    private static final String ID = "treasury-queue";
    private static final String TOKEN = "shown-by-" + ID;

    @Test
    void whatItsPartnerBookedIsFoundAndBookedOnce(@TempDir Path folder) throws Exception {
        Partners partners = partners(folder);
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve(ID + ".in.sha256"), QueueStage.sha256(TOKEN));
        AnswerReader answers = new AnswerReader(partners, new Dialects(folder, partners));
        try (EmbeddedBroker broker = broker(folder, partners, new Credentials(secrets, partners));
                QueueOffice office = new QueueOffice(
                        new QueueSettings("127.0.0.1", broker.port(), ID, TOKEN),
                        folder.resolve("office"),
                        Duration.ZERO);
                ActiveMQConnectionFactory connections = EmbeddedBroker.connections();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            QueueSender sender = new QueueSender(partners, connections, answers, Ticker.SYSTEM, threads);
            office.misbehave("PA-2", Mischief.REFUSED);
            assertThat(sender.send(application("PA-1"))).isInstanceOf(End.Delivered.class);
            assertThat(sender.send(application("PA-2"))).isInstanceOf(End.Rejected.class);
            assertThat(found(sender, "PA-1")).isEqualTo(End.Finding.DELIVERED);
            assertThat(found(sender, "PA-2"))
                    .as("and is sent again once that is settled")
                    .isEqualTo(End.Finding.NOT_FOUND);
            assertThat(office.booked()).containsExactly("PA-1");
        }
    }

    private static End.Finding found(QueueSender sender, String application) throws Exception {
        return ((End.Found) sender.send(question(application))).finding();
    }

    private static Partners partners(Path folder) throws Exception {
        Path descriptors = Files.createDirectories(folder.resolve("partners"));
        Files.copy(Path.of("..", "config", "examples", "partners", ID + ".yaml"), descriptors.resolve(ID + ".yaml"));
        return new Partners(PartnerFiles.load(descriptors));
    }

    private static EmbeddedBroker broker(Path folder, Partners partners, Credentials credentials) throws Exception {
        return EmbeddedBroker.start(
                folder.resolve("artemis"),
                Optional.of(EmbeddedBroker.Door.of("127.0.0.1", 0, Optional.empty(), partners, credentials)));
    }

    private static Marked application(String id) {
        return marked(id, id, "payment.applied.v1");
    }

    private static Marked question(String about) {
        return marked("Q-" + about, about, "payment.status-requested.v1");
    }

    private static Marked marked(String id, String about, String type) {
        String wire = "{\"type\":\"%s\",\"data\":{\"payment\":{\"applicationId\":\"%s\"}}}".formatted(type, about);
        return new Marked(
                new UUID(1, 1),
                1,
                1,
                ID,
                type,
                id,
                about,
                Bytes.of(wire.getBytes(StandardCharsets.UTF_8)),
                "canonical",
                false,
                0);
    }
}
