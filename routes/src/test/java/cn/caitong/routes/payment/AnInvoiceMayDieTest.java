package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AnInvoiceMayDieTest {
    private static final ClaimEvent.Voided VOIDED = new ClaimEvent.Voided(LocalDate.of(2026, 4, 14));
    private static final ClaimEvent.Confirmed CONFIRMED = new ClaimEvent.Confirmed(Fixtures.PURCHASER);
    private final Desk desk = new Desk().delivered();

    @Test
    void aVoidedInvoiceFreesItsMilestoneAndStopsItsClocks() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-14T10:00", VOIDED);
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        assertThat(desk.free).isEqualByComparingTo(new BigDecimal("120000.00"));
        assertThat(desk.clocks.values()).noneMatch(clock -> clock.state.equals("open"));
        assertThat(desk.tasks("stop-payment")).containsExactly("purchaser");
        desk.at("2026-04-15T10:00", Fixtures.submitted());
        assertThat(desk.refusals()).containsExactly("claim-number-dead");
    }

    @Test
    void aRedInvoiceTakesBackAll() {
        desk.at("2026-04-14T10:00", Fixtures.red("120000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        assertThat(desk.reserved).isEmpty();
    }

    @Test
    void aRedInvoiceTakesBackAPartAndTheRestGoesOn() {
        desk.at("2026-04-14T10:00", Fixtures.red("20000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.claim().amount()).isEqualTo(Money.cny("100000.00"));
        int told = desk.told.size();
        desk.at("2026-04-14T11:00", Fixtures.red("20000.00"));
        assertThat(desk.claim().amount()).as("the same red invoice once more").isEqualTo(Money.cny("100000.00"));
        assertThat(desk.told).hasSize(told);
    }

    @Test
    void afterConfirmationThePurchaserMustPayLess() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-14T10:00", Fixtures.red("20000.00"));
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.tasks("stop-payment")).containsExactly("purchaser");
        assertThat(desk.clock("C37/confirmation").state).isEqualTo("open");
    }

    @Test
    void aRedInvoiceMayRemedyAnObjection() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-14T10:00", new ClaimEvent.RedIssued("26502000000000009999", Money.cny("20000.00"), "YY-1"));
        assertThat(desk.claim().undisputed()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.claim().parts()).isEmpty();
    }

    @Test
    void moreThanThereWasIsForAPerson() {
        assertThat(desk.at("2026-04-14T10:00", Fixtures.red("120000.01")).outcome())
                .isEqualTo(Outcome.PARKED);
    }

    @Test
    void anInvoiceThatIsInNoClaimDiesToo() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-contract"));
        desk.at("2026-04-13T10:00", Fixtures.upheld("YY-1"));
        desk.at("2026-04-14T10:00", VOIDED);
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        assertThat(desk.free).isEqualByComparingTo(new BigDecimal("120000.00"));
    }
}
