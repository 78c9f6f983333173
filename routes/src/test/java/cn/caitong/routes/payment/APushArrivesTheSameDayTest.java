package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class APushArrivesTheSameDayTest {
    private final Desk desk = new Desk();

    @Test
    void ifItDoesNotFinanceHearsOfItAndTheWindowDoesNotBegin() {
        desk.at("2026-04-11T23:00", Fixtures.submitted());
        assertThat(desk.clock("N5.2").due).as("a Saturday too").isEqualTo(Fixtures.at("2026-04-12T00:00"));
        desk.until("2026-04-13T00:00");
        assertThat(desk.alarms).containsExactly("invoice-undelivered");
        assertThat(desk.tasks("undelivered")).containsExactly("finance");
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        desk.delivered("2026-04-13T09:00");
        assertThat(desk.window().lastDay()).hasToString("2026-04-20");
    }

    @Test
    void aClientThatRefusesItIsToldToFinanceAtOnce() {
        desk.at("2026-04-09T10:00", Fixtures.submitted());
        desk.at("2026-04-09T10:01", desk.sent(EventKind.SEND_REJECTED, Fixtures.at("2026-04-09T10:01")));
        assertThat(desk.tasks("undelivered")).containsExactly("finance");
        assertThat(desk.alarms).containsExactly("claim-message-refused");
    }

    @Test
    void anOfflineInvoiceCountsFromItsOwnDay() {
        desk.at(
                "2026-04-09T10:00",
                Fixtures.submitted(Fixtures.bill(Fixtures.SUM, "offline", LocalDate.of(2026, 4, 7))));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.window().lastDay()).hasToString("2026-04-14");
        desk.delivered("2026-04-09T11:00");
        assertThat(desk.window().lastDay()).hasToString("2026-04-14");
        assertThat(desk.clock("N5.2").state).isEqualTo("discharged");
    }

    @Test
    void anOfflineOneWhoseDaysHadPassedIsStillSilentOnlyAfterDelivery() {
        desk.at(
                "2026-04-20T10:00",
                Fixtures.submitted(Fixtures.bill(Fixtures.SUM, "offline", LocalDate.of(2026, 4, 7))));
        assertThat(desk.state).isEqualTo(ClaimState.PUSHED);
        desk.delivered("2026-04-20T10:01");
        assertThat(desk.window().lastDay()).hasToString("2026-04-27");
        desk.at("2026-04-21T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        assertThat(desk.clock("C37b/delivery").due)
                .as("the terms of payment are counted from its own day")
                .isEqualTo(Fixtures.at("2026-04-22T00:00"));
    }
}
