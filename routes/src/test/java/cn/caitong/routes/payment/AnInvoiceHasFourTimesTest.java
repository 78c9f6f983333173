package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.routes.payment.ClaimFacts.Times;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Uploaded, pushed, delivered, confirmed (N5.2, N5.3): whoever reads a claim sees each, once it is there, and never another. */
@Tag("unit")
class AnInvoiceHasFourTimesTest {
    private final Desk desk = new Desk();

    @Test
    void eachIsThereOnceItHappenedAndStaysAsItWas() {
        Draft accepted = desk.at("2026-04-09T10:00", Fixtures.submitted());
        Times pushed = times();
        assertThat(pushed.uploadedAt()).isEqualTo(Fixtures.submitted().uploadedAt());
        assertThat(pushed.pushedAt()).isEqualTo(Fixtures.at("2026-04-09T10:00"));
        assertThat(pushed.deliveredAt()).isNull();
        assertThat(accepted.reason().detail())
                .as("of the other three the evidence has the events")
                .endsWith("uploaded at " + LegalDay.local(pushed.uploadedAt()));
        desk.delivered("2026-04-09T10:01");
        desk.at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        desk.at("2026-04-13T11:00", desk.sent(EventKind.SEND_DELIVERED, Fixtures.at("2026-04-13T11:00")));
        assertThat(times())
                .isEqualTo(new Times(
                        pushed.uploadedAt(),
                        pushed.pushedAt(),
                        Fixtures.at("2026-04-09T10:01"),
                        Fixtures.at("2026-04-13T10:00")));
    }

    @Test
    void silenceConfirmsAtTheCutOff() {
        desk.delivered().until("2026-04-17T08:00");
        assertThat(times().confirmedAt()).isEqualTo(Fixtures.at("2026-04-17T00:00"));
    }

    @Test
    void anAnswerBeforeRecordedDeliveryShowsThatItWasDelivered() {
        desk.at("2026-04-09T10:00", Fixtures.submitted());
        desk.at("2026-04-10T09:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        assertThat(times().deliveredAt()).isEqualTo(Fixtures.at("2026-04-10T09:00"));
    }

    @Test
    void anOfflineOneWasDeliveredOnItsOwnDay() {
        desk.at(
                "2026-04-09T10:00",
                Fixtures.submitted(Fixtures.bill(Fixtures.SUM, "offline", LocalDate.of(2026, 4, 8))));
        assertThat(times().deliveredAt()).isEqualTo(Fixtures.at("2026-04-08T00:00"));
    }

    private Times times() {
        return ClaimFacts.of(desk.claim(), desk.state).times();
    }
}
