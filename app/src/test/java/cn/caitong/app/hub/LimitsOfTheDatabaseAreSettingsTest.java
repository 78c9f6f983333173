package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.store.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LimitsOfTheDatabaseAreSettingsTest {
    @Test
    void byDefaultASilentNodeLosesItsTransactionAfterTenSecondsAndAnyNodeAfterThirty() {
        DatabaseSettings database = with(Map.of());
        assertThat(database.silenceLimit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(database.transactionLimit()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void bothAreTakenFromTheEnvironment() {
        DatabaseSettings database =
                with(Map.of("HUB_DATABASE_SILENCE_LIMIT", "PT3S", "HUB_DATABASE_TRANSACTION_LIMIT", "PT1M"));
        assertThat(database.silenceLimit()).isEqualTo(Duration.ofSeconds(3));
        assertThat(database.transactionLimit()).isEqualTo(Duration.ofMinutes(1));
    }

    /** Nought would be no limit at all to PostgreSQL. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.5S", "10", ""})
    void whatIsNoLimitIsRefused(String value) {
        assertThatThrownBy(() -> with(Map.of("HUB_DATABASE_SILENCE_LIMIT", value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("HUB_DATABASE_SILENCE_LIMIT")
                .hasMessageContaining("PT10S");
    }

    private static DatabaseSettings with(Map<String, String> limits) {
        Map<String, String> environment = new HashMap<>(limits);
        environment.put("HUB_DATABASE_URL", "jdbc:postgresql://localhost/hub");
        return HubSettings.of(Path.of("."), environment).database().orElseThrow();
    }
}
