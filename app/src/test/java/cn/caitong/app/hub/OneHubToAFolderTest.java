package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class OneHubToAFolderTest {
    @TempDir
    private Path folder = Path.of("given by JUnit");

    @Test
    void aSecondHubIsRefusedAndTheFirstOneGoesOn() throws IOException {
        try (DataFolder first = DataFolder.lock(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataFolder.lock(folder).close())
                    .isInstanceOf(DataFolder.InUseException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("HUB_DATA");
        }
        DataFolder.lock(folder).close();
    }

    @Test
    void clearingLeavesTheLockAlone() throws IOException {
        Files.createDirectories(folder.resolve("city/500103"));
        Files.writeString(folder.resolve("city/500103/ledger.jsonl"), "{}");
        try (DataFolder locked = DataFolder.lock(folder)) {
            locked.clear();
            assertThat(folder.resolve("city")).doesNotExist();
            assertThat(folder.resolve("lock")).exists();
        }
    }

    @Test
    void withoutAnEnvironmentEverythingIsEmbedded() {
        HubSettings settings = HubSettings.of(folder, Map.of());
        assertThat(settings.data()).isEqualTo(folder.resolve(".hub"));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.broker()).isEmpty();
        assertThat(settings.port()).isEqualTo(HubSettings.DEFAULT_PORT);
        assertThat(settings.partnerUrls()).isEmpty();
    }

    /** Of a variable that is empty nothing could be meant but a mistake: an empty folder is the one in which somebody stands. */
    @ParameterizedTest
    @CsvSource({
        "HUB_DATA, ''",
        "HUB_NODE, ' '",
        "HUB_DATABASE_URL, ''",
        "HUB_PORT, http",
        "HUB_PORT, 65536",
        "HUB_PORT, -1",
        "HUB_QUEUE_PORT, 5672/tcp",
        "HUB_PARTNER_500103_URL, 'centre:9000'",
        "HUB_PARTNER_500103_URL, ''"
    })
    void whatCannotBeUsedIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> HubSettings.of(folder, Map.of(name, value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(name + ": ");
    }

    @Test
    void anAddressIsForItsPartnerAndMovesNoOther() {
        Path home = Path.of("..");
        Partners moved = Hub.partners(HubSettings.of(
                home,
                Map.of(
                        "HUB_PARTNER_CQ_GXQ_URL",
                        "sftp://elsewhere:22",
                        "HUB_PARTNER_500013_URL", // whose files are still to come
                        "http://centre:1")));
        assertThat(moved.find("CQ-GXQ").orElseThrow().outbound().orElseThrow().baseUrl())
                .isEqualTo("sftp://elsewhere:22");
        assertThat(moved.find("500013")).isEmpty();
        assertThat(moved.find("500103").orElseThrow().outbound().orElseThrow().baseUrl())
                .doesNotContain("centre");
    }

    @Test
    void theEnvironmentNamesEverything() {
        HubSettings settings = HubSettings.of(
                folder,
                Map.of(
                        "HUB_DATA", "/var/lib/caitong",
                        "HUB_DATABASE_URL", "jdbc:postgresql://db/caitong",
                        "HUB_DATABASE_OWNER_PASSWORD", "a",
                        "HUB_DATABASE_PASSWORD", "b",
                        "HUB_BROKER_URL", "tcp://broker:61616",
                        "HUB_PORT", "9000",
                        "HUB_NODE", "two",
                        "HUB_PARTNER_500103_URL", "http://centre:1",
                        "HUB_PARTNER_ONE_THING_URL", "http://app:2"));
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/caitong"));
        assertThat(settings.database().orElseThrow().app().password()).isEqualTo("b");
        assertThat(settings.database().orElseThrow().owner().user()).isEqualTo("hub_owner");
        assertThat(settings.broker())
                .hasValueSatisfying(broker -> assertThat(broker).hasToString("tcp://broker:61616 as hub"));
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.node()).isEqualTo("two");
        assertThat(settings.partnerUrls()).isEqualTo(Map.of("500103", "http://centre:1", "one-thing", "http://app:2"));
    }
}
