package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.Calendars;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class DepositPoliciesAreReadStrictlyTest {
    private static final Path SHIPPED = Path.of("..", "config", "policies");

    @Test
    void asShippedTheBuyerRefundsWithdrawalsAndTheHubTheRest() {
        DepositPolicy policy = DepositPolicies.load(SHIPPED).on(Calendars.SHIPPED);

        assertThat(policy.refundsLateAtOnce()).isTrue();
        assertThat(policy.refundsSurplusAtOnce()).isTrue();
        assertThat(policy.withdrawalRefundedByHub()).isFalse();
        assertThat(policy.taskPartner()).isEqualTo("one-thing");
        assertThat(policy.patience()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theLawsLimitsAreChargedForAndTheNoticesAreNot() {
        DepositPolicy policy = DepositPolicies.load(SHIPPED).on(Calendars.SHIPPED);
        assertThat(policy.law().charges("C12", "order-87")).isTrue();
        assertThat(policy.law().charges("C12b", "order-87")).isFalse();
        assertThat(policy.law().charges("C14", "order-87")).isFalse();
        assertThat(policy.law().charges("C11", "order-74")).isFalse();
        assertThat(policy.law().charges("C13x", "bidding-law")).isFalse();
    }

    @Test
    void timesComeFromTheTableTheCalendarAndWhatStoodStill() {
        DepositPolicy policy = DepositPolicies.load(SHIPPED).on(Calendars.SHIPPED);
        List<Excuse> excuses = List.of(
                new Excuse(Story.at("2026-02-13T11:05"), Story.at("2026-02-25T10:00"), "account-closed", ""),
                new Excuse(Story.at("2026-03-02T09:00"), null, "marked", ""));
        ClockTimes times = policy.times().reckon("C12", "order-87", "500103", LocalDate.of(2026, 2, 11), excuses);

        assertThat(times.dueOn()).as("an open excuse is not counted yet").isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(times.actAt()).isEqualTo(Story.at("2026-02-28T09:00"));
    }

    @Test
    void anExcusedDayIsNotChargedFor() {
        DepositPolicy policy = DepositPolicies.load(SHIPPED).on(Calendars.SHIPPED);
        List<Excuse> excuses =
                List.of(new Excuse(Story.at("2026-02-27T11:00"), Story.at("2026-03-01T00:00"), "no-answer", ""));
        // 02-26 to 03-02 less 02-27 and 02-28: three days, 626.40 × 3 / 365 = 5.1484…
        assertThat(policy.charge()
                        .of(Money.cny("12000.00"), LocalDate.of(2026, 2, 25), LocalDate.of(2026, 3, 2), excuses))
                .isEqualTo(Money.cny("5.15"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taskPartner: one-thing            | carrier: one-thing          | carrier",
                "taskPartner: one-thing            | # none                      | taskPartner",
                "refundLateAtOnce: true            | refundLateAtOnce: yes please | refundLateAtOnce",
                "autoRefundFrom: [] | autoRefundFrom: [{district: '500240', from: 2026-06-01}, {district: '500240',"
                        + " from: 2026-07-01}] | district",
                "ground: performance-deposit-refused | ground: late-with-papers | ground",
                "openingFailureStartsRefund: false | openingFailureStartsRefund: maybe | openingFailureStartsRefund",
                "patienceHours: 24                 | patienceHours: 0            | patienceHours",
                "patienceHours: 24                 | patienceHours: 721          | patienceHours",
                "regime: order-74, clauses: [C12,  | regime: order-75, clauses: [C12, | regime",
                "regime: order-74, clauses: [C12,  | regime: order-74, clauses: [C12x, | C12x"
            })
    void whatCannotBeUsedNamesItsFileAndKey(String line, String wrong, String key, @TempDir Path folder)
            throws IOException {
        for (String name : List.of("clocks.yaml", "firing.yaml", "interest.yaml", "bank-interest.yaml")) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
        String shipped = Files.readString(SHIPPED.resolve("deposit.yaml"));
        assertThat(shipped).contains(line);
        Files.writeString(folder.resolve("deposit.yaml"), shipped.replace(line, wrong));

        assertThatThrownBy(() -> DepositPolicies.load(folder))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("deposit.yaml")
                .hasMessageContaining(key);
    }
}
