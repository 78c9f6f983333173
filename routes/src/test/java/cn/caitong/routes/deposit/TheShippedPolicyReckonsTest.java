package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.CalendarFiles;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.DepositPolicy.Excuse;
import cn.caitong.routes.deposit.DepositPolicy.Reckoned;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TheShippedPolicyReckonsTest {
    private static final Path CONFIG = Path.of("..", "config");
    private static final LocalDate LETTER = LocalDate.parse("2026-02-11");

    private final DepositPolicy policy =
            DepositPolicies.load(CONFIG.resolve("policies")).on(CalendarFiles.load(CONFIG.resolve("calendar")));

    /** Counted by hand: 02-12, 02-13, 02-14 (make-up Saturday), then the holiday to 02-23, 02-24, 02-25. */
    @Test
    void aLoserIsRefundedAtTheOpeningOfTheFourthWorkingDay() {
        Reckoned times = policy.times().reckon("C12", "order-87", LETTER, List.of());
        assertThat(times.dueOn()).isEqualTo("2026-02-25");
        assertThat(times.warnAt()).isEqualTo(Fixtures.at("2026-02-14T09:00:00+08:00"));
        assertThat(times.actAt()).isEqualTo(Fixtures.at("2026-02-24T09:00:00+08:00"));
        assertThat(times.dueAt()).isEqualTo(Fixtures.at("2026-02-26T00:00:00+08:00"));
        assertThat(times.provisional()).isFalse();
    }

    /** Two working days stood still (02-12, 02-13), so two more are given: 02-26, 02-27. */
    @Test
    void whatTheSupplierCausedLengthensThePeriod() {
        Excuse block = new Excuse(
                Fixtures.at("2026-02-12T10:00:00+08:00"),
                Fixtures.at("2026-02-13T10:00:00+08:00"),
                "account-closed",
                "sm3:bb");
        assertThat(policy.times()
                        .reckon("C12", "order-87", LETTER, List.of(block))
                        .dueOn())
                .isEqualTo("2026-02-27");
    }

    /** 100,000.00 at 4.35 % × 1.2 for 3 days of 365: 42.90 to the cent. */
    @Test
    void aLateCreditIsChargedToTheCent() {
        LocalDate due = LocalDate.parse("2026-02-25");
        Money sum = Money.cny("100000.00");
        assertThat(policy.charge().of(sum, due, due, List.of())).isEqualTo(Money.cny("0.00"));
        assertThat(policy.charge().of(sum, due, LocalDate.parse("2026-02-28"), List.of()))
                .isEqualTo(Money.cny("42.90"));
    }

    @Test
    void aClauseThatTheRegimeDoesNotKnowIsAnError() {
        assertThatThrownBy(() -> policy.times().reckon("C99", "order-87", LETTER, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("C99");
    }
}
