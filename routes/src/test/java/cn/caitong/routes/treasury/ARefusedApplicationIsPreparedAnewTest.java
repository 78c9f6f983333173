package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All of it was refused: another split, other deductions, another number; only what is proven void is paid anew (P2). */
@Tag("unit")
class ARefusedApplicationIsPreparedAnewTest {
    private static final String MADE = "2026-04-23T10:00";
    private static final String APPROVED = "2026-04-23T11:00";

    private final Desk desk = new Desk();

    @Test
    void linesMayBeJoinedAndDeductionsChanged() {
        refused();
        desk.at(MADE, anew(List.of(Fixtures.asked(Fixtures.FIRST, "97000.00")), "3000.00"));
        assertThat(desk.state)
                .as("until it is approved it waits to be repaired")
                .isEqualTo(PaymentState.REPAIR);
        desk.at(APPROVED, Fixtures.approved(APPROVED));
        JsonNode data = desk.applications().getLast().data();
        assertThat(data.at("/payment/applicationId").asText()).isEqualTo(Fixtures.application(2));
        assertThat(data.path("lines")).hasSize(1);
        assertThat(data.at("/lines/0/instructionId").asText()).isEqualTo(Fixtures.instruction(Fixtures.FIRST, 2));
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.books.state(Fixtures.SECOND, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.books.reserved()).isEqualByComparingTo("100000.00");
        desk.at("2026-04-24T10:00", Fixtures.executed(2, Fixtures.credited(Fixtures.FIRST, 2, "97000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.paid()).isEqualByComparingTo("97000.00");
    }

    @Test
    void whoPreparesItAnewMayNotApproveItSinceBothProveTheRefusedOneVoid() {
        refused();
        desk.at(MADE, Fixtures.made(MADE));
        assertThat(desk.at(APPROVED, Fixtures.approved(Fixtures.MAKER, Fixtures.at(APPROVED)))
                        .reason()
                        .code())
                .isEqualTo("second-person-missing");
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.REJECTED);
    }

    @Test
    void oneThatWasPaidInPartIsOnlyRepaired() {
        desk.partlyFailed();
        assertThat(desk.at(MADE, Fixtures.made(MADE)).reason().code()).isEqualTo("lines-go-on");
        assertThat(desk.at(APPROVED, Fixtures.approved(APPROVED)).reason().code())
                .isEqualTo("nothing-prepared");
    }

    /** One line was repaired while the new application lay with its checker. */
    @Test
    void aRepairTakesThePlaceOfWhatWasPrepared() {
        refused();
        desk.at(MADE, Fixtures.made(MADE));
        desk.at("2026-04-23T10:30", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST)));
        assertThat(desk.payment().prepared()).isNull();
        assertThat(desk.at(APPROVED, Fixtures.approved(APPROVED)).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(desk.applications()).hasSize(2);
    }

    @Test
    void theCheckerMaySendItBack() {
        refused();
        desk.at(MADE, Fixtures.made(MADE));
        desk.at("2026-04-23T10:30", new PaymentEvent.SentBack(Fixtures.CHECKER));
        assertThat(desk.payment().prepared()).isNull();
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.at("2026-04-23T10:31", new PaymentEvent.SentBack(Fixtures.CHECKER))
                        .reason()
                        .code())
                .isEqualTo("nothing-prepared");
    }

    @Test
    void itIsOfWhatIsOwedNowAndNotOfWhatItWas() {
        refused();
        desk.payable = Fixtures.takenBack("10000.00");
        assertThat(desk.at(MADE, Fixtures.made(MADE)).reason().detail())
                .contains("lines and deductions come to 100000.00, confirmed are 90000.00");
        desk.at(MADE, anew(List.of(Fixtures.asked(Fixtures.FIRST, "90000.00")), "0.00"));
        desk.at(APPROVED, Fixtures.approved(APPROVED));
        assertThat(desk.books.free()).isEqualByComparingTo("10000.00");
        assertThat(desk.payment().sum()).isEqualTo(Money.cny("90000.00"));
    }

    @Test
    void newsOfTheRefusedOneIsStillKnownAsIts() {
        refused();
        desk.at(MADE, Fixtures.made(MADE));
        Draft late = desk.at(APPROVED, Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")));
        assertThat(late.reason().code()).isEqualTo("credited-after-failure");
        desk.at(APPROVED, Fixtures.approved(APPROVED));
        Draft later =
                desk.at("2026-04-24T10:00", Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")));
        assertThat(later.reason().code()).isEqualTo("credited-though-void");
    }

    @Test
    void whileItIsStoppedNothingIsApproved() {
        refused();
        desk.at(MADE, Fixtures.made(MADE));
        desk.at("2026-04-23T10:30", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(desk.at(APPROVED, Fixtures.approved(APPROVED)).reason().code())
                .isEqualTo("stopped");
        assertThat(desk.applications()).hasSize(1);
    }

    private void refused() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.QUOTA_CHECKED));
    }

    private static PaymentEvent anew(List<Prepared.Asked> lines, String penalty) {
        List<Prepared.Deduction> deductions =
                penalty.equals("0.00") ? List.of() : List.of(Fixtures.penalty("WY-1", penalty));
        return Fixtures.made(MADE, lines, deductions, null);
    }
}
