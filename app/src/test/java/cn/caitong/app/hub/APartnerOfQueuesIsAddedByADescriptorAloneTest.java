package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
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
        HubSettings settings = HubSettings.of(home, Map.of())
                .inFolder(folder.resolve("data"), 0, Map.of())
                .withQueuesOn(0);
        try (Hub hub = Hub.start(settings);
                QueueLine line = QueueLine.open(
                        "127.0.0.1", hub.queuePort(), ID, hub.secrets().shownByPartner(ID))) {
            line.put("partner." + ID + ".in", Parcel.said("w-1", said()));
            Parcel receipt = await().atMost(PATIENCE)
                    .until(() -> line.take("partner." + ID + ".answers", Duration.ofSeconds(1)), Optional::isPresent)
                    .orElseThrow();
            assertThat(receipt.status()).as(receipt.text()).contains(202);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(hub.engine()
                                    .transactions()
                                    .jdbc()
                                    .sql("select partner from queue_mark")
                                    .query(String.class)
                                    .list())
                            .containsExactly(ID));
        }
    }

    private static String said() throws Exception {
        return Files.readString(OBJECTION).replace(":one-thing", ":" + ID);
    }
}
