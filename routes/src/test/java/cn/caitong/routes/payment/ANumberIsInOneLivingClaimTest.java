package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ANumberIsInOneLivingClaimTest {
    private final Desk desk = new Desk().delivered();

    @Test
    void theSameOnceMoreChangesNothing() {
        int told = desk.told.size();
        Draft again = desk.at("2026-04-10T10:00", Fixtures.submitted());
        assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(desk.told).hasSize(told);
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
    }

    @Test
    void anotherContractIsRefusedAlsoWhenItIsNotTheOneThatIsLocked() {
        desk.terms = null;
        Draft again = desk.at(
                "2026-04-10T10:00",
                Fixtures.submitted(
                        "HT-2", "M2", Fixtures.SUPPLIER, Fixtures.bill(), Fixtures.PAYEE, Fixtures.papers()));
        assertThat(again.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(desk.refusals()).containsExactly("claim-number-in-use");
        assertThat(desk.alarms).isEmpty();
    }

    @Test
    void twoInvoicesOfOneNumberAlarm() {
        desk.at("2026-04-10T10:00", Fixtures.submitted(Fixtures.bill(Money.cny("1.00"), "digital", null)));
        assertThat(desk.refusals()).contains("claim-number-in-use");
        assertThat(desk.alarms).containsExactly("invoice-number-twice");
    }

    @Test
    void afterAnUpheldObjectionItMayBeClaimedAnewAndOpensAWindowOfItsOwn() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "not-accepted"));
        desk.at("2026-04-13T10:00", Fixtures.upheld("YY-1"));
        assertThat(desk.state).isEqualTo(ClaimState.FREE);
        assertThat(desk.reserved).isEmpty();
        assertThat(desk.tasks("resubmit")).containsExactly("supplier");

        desk.at("2026-04-14T10:00", Fixtures.submitted());
        desk.delivered("2026-04-14T10:01");
        assertThat(desk.window().lastDay()).hasToString("2026-04-21");
        assertThat(desk.clock("C36").state).isEqualTo("void");
        assertThat(desk.clock("C36@2").state).isEqualTo("open");
        desk.at("2026-04-15T10:00", Fixtures.objection("YY-2", "not-accepted"));
        assertThat(desk.state).as("an upheld ground may be raised again").isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void whatHasToBeReplacedIsNeverClaimedAgain() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-tax-data"));
        desk.at("2026-04-13T10:00", new ClaimEvent.Decided("YY-1", true, true, Fixtures.FINANCE));
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        desk.at("2026-04-14T10:00", Fixtures.submitted());
        assertThat(desk.refusals()).containsExactly("claim-number-dead");
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
    }
}
