package cn.caitong.engine.schedule;

import static cn.caitong.engine.schedule.Shanghai.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ShippedClocksAreScheduledTest {
    private static final Path POLICIES = Path.of("..", "config", "policies");
    private static final ClockTable TABLE = ClockTable.load(POLICIES.resolve("clocks.yaml"));
    private static final FiringPolicy SHIPPED = FiringPolicy.load(POLICIES.resolve("firing.yaml"));
    private static final LocalDate BASIS = LocalDate.of(2026, 2, 11);

    @Test
    void aLosersRefundLeavesOnTheFourthOfFiveWorkingDays() {
        ClockTimes times = times(SHIPPED, "C12b", "order-87", "500103");
        assertThat(times.warnAt()).isEqualTo(at("2026-02-14T09:00"));
        assertThat(times.actAt()).isEqualTo(at("2026-02-24T09:00"));
        assertThat(times.dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(times.dueAt()).isEqualTo(at("2026-02-26T00:00"));
    }

    @Test
    void aPartnerThatNeedsLongerIsInstructedEarlier() {
        FiringPolicy policy = new FiringPolicy(LocalTime.of(9, 0), 1, Map.of("500240", 3));
        assertThat(times(policy, "C12b", "order-87", "500240").actAt()).isEqualTo(at("2026-02-13T09:00"));
    }

    @Test
    void theRegimeSelectsTheRow() {
        assertThat(times(SHIPPED, "C13x", "bidding-law", "500103").dueOn()).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThatThrownBy(() -> times(SHIPPED, "C13x", "order-87", "500103"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C13x for order-87");
    }

    @Test
    void whatIsNoLastDayIsRefused() {
        assertThatThrownBy(() -> times(SHIPPED, "C01", "order-87", "500103")).hasMessageContaining("no last day");
    }

    @Test
    void anUnusablePolicyNamesFileAndKey(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("firing.yaml"), "opening: \"9\"\nactBefore: 1\n");
        assertThatThrownBy(() -> FiringPolicy.load(file))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("firing.yaml")
                .hasMessageContaining("opening");
    }

    private static ClockTimes times(FiringPolicy policy, String clause, String regime, String partner) {
        return new ClockSchedule(TABLE, policy).times(Calendars.SHIPPED, clause, regime, partner, BASIS, List.of());
    }
}
