package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.app.hub.HubSettings.QueueDoor;
import cn.caitong.connectors.broker.QueueTls;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TheDoorForPartnersIsASettingTest {
    @Test
    void byDefaultItIsForThisMachineAloneAndPlain() {
        assertThat(with(Map.of())).isEqualTo(new QueueDoor("127.0.0.1", 5672, Optional.empty()));
    }

    @Test
    void addressAndKeyAreTakenFromTheEnvironment() {
        assertThat(with(Map.of(
                        "HUB_QUEUE_BIND", "0.0.0.0",
                        "HUB_QUEUE_PORT", "5671",
                        "HUB_QUEUE_KEYSTORE", "/keys/queues.p12",
                        "HUB_QUEUE_KEYSTORE_PASSWORD_FILE", "/keys/queues.password")))
                .isEqualTo(new QueueDoor(
                        "0.0.0.0",
                        5671,
                        Optional.of(new QueueTls(Path.of("/keys/queues.p12"), Path.of("/keys/queues.password")))));
    }

    @Test
    void aTestsOtherPortKeepsTheKey() {
        HubSettings given = HubSettings.of(
                Path.of("."), Map.of("HUB_QUEUE_KEYSTORE", "k", "HUB_QUEUE_KEYSTORE_PASSWORD_FILE", "p"));
        assertThat(given.withQueuesOn(0).queues())
                .isEqualTo(new QueueDoor("127.0.0.1", 0, given.queues().tls()));
        assertThat(given.queues().tls()).isPresent();
    }

    /** Whoever forgot one of them meant the door to be locked. */
    @ParameterizedTest
    @ValueSource(strings = {"HUB_QUEUE_KEYSTORE", "HUB_QUEUE_KEYSTORE_PASSWORD_FILE"})
    void aKeyWithoutItsPasswordOrAPasswordWithoutItsKeyIsRefused(String alone) {
        assertThatThrownBy(() -> with(Map.of(alone, "/keys/one")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("HUB_QUEUE_KEYSTORE")
                .hasMessageContaining("HUB_QUEUE_KEYSTORE_PASSWORD_FILE")
                .hasMessageContaining("同时");
    }

    private static QueueDoor with(Map<String, String> environment) {
        return HubSettings.of(Path.of("."), environment).queues();
    }
}
