package cn.caitong.engine.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.hold.MoneyLimits.Limit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class MoneyLimitsAreReadTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void asShipped() {
        assertThat(MoneyLimits.load(Path.of("..", "config", "policies", "money-limits.yaml")))
                .isEqualTo(new MoneyLimits(new Limit(2000, new BigDecimal("50000000.00")), Map.of()));
    }

    @Test
    void aPartnerMayHaveItsOwn() throws IOException {
        MoneyLimits limits = MoneyLimits.load(file("""
            rows: 10
            amount: "100.00"
            partners:
              - {id: "500103", rows: 20, amount: "200.00"}
            """));
        assertThat(limits.of("500103")).isEqualTo(new Limit(20, new BigDecimal("200.00")));
        assertThat(limits.of("500240")).isEqualTo(new Limit(10, new BigDecimal("100.00")));
    }

    @Test
    void anAmountWithoutQuotesOrAMisspeltKeyIsRefused() {
        assertThatThrownBy(() -> MoneyLimits.load(file("rows: 10\namount: 100.00\n")))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> MoneyLimits.load(file("row: 10\namount: \"100.00\"\n")))
                .hasMessageContaining("row");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("money-limits.yaml"), content);
    }
}
