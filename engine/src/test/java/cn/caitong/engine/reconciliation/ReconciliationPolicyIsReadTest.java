package cn.caitong.engine.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ReconciliationPolicyIsReadTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void asShipped() {
        Path shipped = Path.of("..", "config", "policies", "reconciliation.yaml");
        assertThat(ReconciliationPolicy.load(shipped))
                .isEqualTo(new ReconciliationPolicy(Duration.ofHours(2), Duration.ofHours(1), 12));
    }

    @Test
    void anHourBeyondTheDayIsRefusedByFileAndKey() throws IOException {
        Path file = Files.writeString(
                folder.resolve("reconciliation.yaml"), "settleMinutes: 1\nagainMinutes: 1\ndueHour: 24\n");
        assertThatThrownBy(() -> ReconciliationPolicy.load(file))
                .isInstanceOfSatisfying(InvalidSettingsException.class, refused -> {
                    assertThat(refused.key()).isEqualTo("dueHour");
                    assertThat(refused.file()).endsWith("reconciliation.yaml");
                });
    }

    @Test
    void comparingAgainWithoutAPauseIsRefused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("reconciliation.yaml"), "settleMinutes: 1\nagainMinutes: 0\ndueHour: 12\n");
        assertThatThrownBy(() -> ReconciliationPolicy.load(file)).hasMessageContaining("againMinutes");
    }
}
