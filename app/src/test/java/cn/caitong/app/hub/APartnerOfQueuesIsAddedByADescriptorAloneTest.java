package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A descriptor is put into the home of a hub with an embedded broker: at its next start it has a door for that partner. */
@Tag("system")
class APartnerOfQueuesIsAddedByADescriptorAloneTest {
    private static final String ID = "client-queue";
    private static final String TREASURY = "treasury-queue";
    private static final Path GUIDED = Path.of("..", "docs", "partner-guide", TREASURY, "reviewed.json");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path OBJECTION =
            Path.of("..", "mappings", "schemas", "examples", "objection.raised.v1", "good", "a-part.json");

    @Test
    void itSignsInWithItsTokenAndIsAnsweredAndItsQueueCountsAsRead(@TempDir Path folder) throws Exception {
        Path home = ADistrictIsAddedByFilesAloneTest.homeWithOneDistrict(folder.resolve("home"));
        Files.writeString(home.resolve("config/partners/" + ID + ".yaml"), """
            id: client-queue
            name: 采购人客户端
            jurisdiction: "500000"
            role: purchaser-client
            protocol: amqp
            dialect: canonical
            reports: [objection.raised.v1]
            inbound: { channels: [] }
            """);
        Files.copy(
                Path.of("..", "config", "examples", "partners", TREASURY + ".yaml"),
                home.resolve("config/partners/" + TREASURY + ".yaml"));
        HubSettings settings = HubSettings.of(home, Map.of())
                .inFolder(folder.resolve("data"), 0, Map.of())
                .withQueuesOn(0);
        try (Hub hub = Hub.start(settings);
                QueueLine line = QueueLine.open(
                        "127.0.0.1", hub.queuePort(), ID, hub.secrets().shownByPartner(ID))) {
            assertThat(hub.queueDoor()).contains(URI.create("amqp://127.0.0.1:" + hub.queuePort()));
            Parcel receipt = answer(line, ID, said());
            assertThat(receipt.status()).as(receipt.text()).contains(202);
            theGuidesMessageIsTaken(hub);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(hub.engine()
                                    .transactions()
                                    .jdbc()
                                    .sql("select partner from queue_mark")
                                    .query(String.class)
                                    .list())
                            .containsExactlyInAnyOrder(ID, TREASURY));
        }
    }

    /** As the guide for queues has it; the samples of other documents are another treasury's, and it is told where that stands. */
    private static void theGuidesMessageIsTaken(Hub hub) throws Exception {
        String sample = Files.readString(GUIDED);
        try (QueueLine line = QueueLine.open(
                "127.0.0.1", hub.queuePort(), TREASURY, hub.secrets().shownByPartner(TREASURY))) {
            Parcel refused = answer(line, TREASURY, sample.replace(":" + TREASURY, ":treasury"));
            assertThat(refused.status()).contains(403);
            assertThat(refused.text()).contains("\"/source\"", "urn:caitong:partner:" + TREASURY);
            Parcel receipt = answer(line, TREASURY, sample);
            assertThat(receipt.status()).as(receipt.text()).contains(202);
        }
    }

    private static Parcel answer(QueueLine line, String partner, String said) {
        line.put("partner." + partner + ".in", Parcel.said("w-1", said));
        return await().atMost(PATIENCE)
                .until(() -> line.take("partner." + partner + ".answers", Duration.ofSeconds(1)), Optional::isPresent)
                .orElseThrow();
    }

    private static String said() throws Exception {
        return Files.readString(OBJECTION).replace(":one-thing", ":" + ID);
    }
}
