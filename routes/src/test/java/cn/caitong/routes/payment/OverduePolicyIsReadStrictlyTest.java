package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class OverduePolicyIsReadStrictlyTest {
    private static final Path SHIPPED = Path.of("..", "config", "policies");

    @Test
    void asShippedItIsTheLaws() {
        OverduePolicy policy = OverduePolicy.load(SHIPPED);
        assertThat(policy.percentADay()).isEqualByComparingTo("0.05");
        assertThat(policy.daysInYear()).isEqualTo(365);
        assertThat(policy.rounding()).isEqualTo(RoundingMode.HALF_UP);
        assertThat(policy.primeRates().firstKey()).isEqualTo(LocalDate.of(2019, 8, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "percentADay: \"0.05\", percentADay: \"0.00\", percentADay",
        "percentADay: \"0.05\", percentADay: \"5\", percentADay",
        "daysInYear: 365, daysInYear: 364, daysInYear",
        "rounding: HALF_UP, rounding: HALF, rounding",
        "from: 2025-05-20, from: 2024-10-21, from",
        "rounding: HALF_UP, 'rounding: HALF_UP\n  belowPrime: none', belowPrime",
        "overdue:, late:, late",
    })
    void aWrongValueIsNamed(String right, String wrong, String key, @TempDir Path folder) throws IOException {
        String shipped = Files.readString(SHIPPED.resolve("overdue.yaml"));
        assertThat(shipped).contains(right);
        Files.writeString(folder.resolve("overdue.yaml"), shipped.replace(right, wrong));
        assertThatThrownBy(() -> OverduePolicy.load(folder))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(key);
    }
}
