package cn.caitong.engine.policy;

import static cn.caitong.engine.calendar.Calendars.SHIPPED;
import static cn.caitong.engine.policy.ClockId.C11;
import static cn.caitong.engine.policy.ClockId.C12;
import static cn.caitong.engine.policy.ClockId.C12B;
import static cn.caitong.engine.policy.ClockId.C12X;
import static cn.caitong.engine.policy.ClockId.C13;
import static cn.caitong.engine.policy.ClockId.C13X;
import static cn.caitong.engine.policy.ClockId.C14;
import static cn.caitong.engine.policy.ClockId.C16;
import static cn.caitong.engine.policy.LegalRegime.BIDDING_LAW;
import static cn.caitong.engine.policy.LegalRegime.ORDER_214;
import static cn.caitong.engine.policy.LegalRegime.ORDER_74;
import static cn.caitong.engine.policy.LegalRegime.ORDER_87;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.WorkingDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class RegimeSelectsTheClockTest {
    @Test
    void worksGiveBackInCalendarDaysFromTheContractToWinnerAndLosersWithInterest() {
        for (ClockId id : List.of(C12X, C13X)) {
            ClockRow row = row(id, BIDDING_LAW);
            assertThat(row.rule()).isEqualTo(new ClockRule.Deadline(new CalendarDays(5)));
            assertThat(row.event()).isEqualTo("contract.signed");
            assertThat(row.bankInterest()).isTrue();
        }
        assertThat(Policies.CLOCKS.row(C12, BIDDING_LAW)).isEmpty();
        assertThat(Policies.CLOCKS.row(C13, BIDDING_LAW)).isEmpty();
        assertThat(Policies.CLOCKS.row(C11, BIDDING_LAW)).isEmpty();
    }

    @Test
    void goodsAndServicesKnowNoWorksClock() {
        for (LegalRegime regime : List.of(ORDER_87, ORDER_74, ORDER_214)) {
            assertThat(Policies.CLOCKS.row(C12X, regime)).isEmpty();
            assertThat(row(C12, regime).rule()).isEqualTo(new ClockRule.Deadline(new WorkingDays(5)));
            assertThat(row(C12, regime).event()).isEqualTo("award.letter-issued");
        }
        assertThat(row(C13, ORDER_74).law().title()).contains("74号");
        assertThat(row(C13, ORDER_74).law().sureness()).isEqualTo("K 0.9");
    }

    @ParameterizedTest
    @EnumSource(LegalRegime.class)
    void theNoticesOwnClocksHoldUnderEveryRegime(LegalRegime regime) {
        assertThat(row(C12B, regime).event()).isEqualTo("award.notice-published");
        assertThat(row(C12B, regime).dateSource()).isEqualTo("portal");
        assertThat(row(C14, regime).law().article()).isEqualTo("N4.2");
    }

    @Test
    void theTwoAwardDatesAreTwoClocks() {
        // letter on Monday 09-14, notice on Wednesday 09-16; Sunday 09-20 is worked
        assertThat(due(row(C12, ORDER_87), LocalDate.of(2026, 9, 14))).isEqualTo("2026-09-20");
        assertThat(due(row(C12B, ORDER_87), LocalDate.of(2026, 9, 16))).isEqualTo("2026-09-22");
    }

    @Test
    void aLimitIsNoTermInDays() {
        assertThat(row(C16, ORDER_87).rule()).isEqualTo(new ClockRule.Limit(new BigDecimal("2"), "采购项目预算金额"));
    }

    @ParameterizedTest
    @CsvSource({
        // a minimum is never rolled: 2026-10-04 lies in National Day
        "C01, order-87, 2026-09-14, 2026-10-04",
        "C01, order-74, 2026-09-14, 2026-09-17",
        "C01, order-214, 2026-09-14, 2026-09-24",
        "C18, order-87, 2026-01-15, 2026-02-14",
        "C18, bidding-law, 2026-05-07, 2026-06-08",
        "C20, order-87, 2026-06-18, 2026-06-23",
        "C25, order-87, 2026-09-24, 2026-10-12",
        "C36, order-87, 2025-12-31, 2026-01-08",
        "C37b, order-74, 2026-02-13, 2026-03-05",
        "C38, order-87, 2026-02-12, 2026-02-24",
    })
    void rowsCountByTheirKind(String id, String regime, LocalDate event, LocalDate due) {
        ClockRow row = row(ClockId.of(id).orElseThrow(), LegalRegime.of(regime).orElseThrow());
        assertThat(due(row, event)).isEqualTo(due);
    }

    private static LocalDate due(ClockRow row, LocalDate event) {
        return switch (row.rule()) {
            case ClockRule.Deadline deadline ->
                SHIPPED.deadline(event, deadline.term()).due();
            case ClockRule.Minimum minimum ->
                SHIPPED.minimum(event, minimum.term()).due();
            default -> throw new AssertionError(row.id().code() + " is no term in days: " + row.rule());
        };
    }

    private static ClockRow row(ClockId id, LegalRegime regime) {
        return Policies.CLOCKS.row(id, regime).orElseThrow();
    }
}
