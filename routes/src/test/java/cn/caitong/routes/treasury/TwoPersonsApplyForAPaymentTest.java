package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.money.InstructionState;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TwoPersonsApplyForAPaymentTest {
    private final Desk desk = new Desk();

    @Test
    void oneApplicationCarriesEveryLineUnderTheLimit() {
        desk.applied();
        Outgoing.Tell tell = desk.applications().getFirst();
        assertThat(tell.businessId()).isEqualTo(Fixtures.application(1)).hasSizeLessThanOrEqualTo(35);
        assertThat(tell.dueAt()).isEqualTo(Fixtures.at("2026-05-01T00:00"));
        JsonNode data = tell.data();
        assertThat(data.at("/amount/amount").asText()).isEqualTo("98000.00");
        assertThat(data.path("fiscalYear").asInt()).isEqualTo(2026);
        assertThat(data.at("/payee/account").asText()).isEqualTo("6222-0000-1234");
        assertThat(data.path("latestDate").asText()).isEqualTo("2026-04-30");
        assertThat(data.path("lines")).hasSize(2);
        assertThat(data.at("/lines/1/line").asText()).isEqualTo("111/2050205/31003/12399");
        assertThat(data.at("/lines/1/instructionId").asText()).isEqualTo(Fixtures.instruction(Fixtures.SECOND, 1));
        assertThat(desk.books.reserved()).isEqualByComparingTo("100000.00");
        assertThat(desk.books.free()).as("the penalty is deducted").isZero();
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.ISSUED);
    }

    /** The treasury pays an account of a name; the hash by which the hub knows a person is nobody's number. */
    @Test
    void aNaturalPersonIsPaidByNameAndAccountAlone() {
        desk.payable = Fixtures.ofAPerson("CN-RID:hmac-5e1f", "李测试");
        JsonNode data = desk.applied().applications().getFirst().data();
        assertThat(data.path("supplier").toString()).isEqualTo("{\"name\":\"李测试\"}");
        assertThat(data.at("/payee/name").asText()).isEqualTo("李测试");
        assertThat(data.at("/payee/account").asText()).isEqualTo("6222-0000-7777");
        assertThat(data.at("/purchaser/identifier/scheme").asText()).isEqualTo("CN-USCC");
        assertThat(data.toString()).doesNotContain("hmac");
    }

    @Test
    void whoPreparesMayNotApprove() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        Draft draft = desk.at("2026-04-20T11:00", Fixtures.approved(Fixtures.MAKER, Fixtures.at("2026-04-20T11:00")));
        assertThat(draft.reason().code()).isEqualTo("second-person-missing");
        assertThat(desk.applications()).isEmpty();
    }

    @Test
    void financeDoesNotApproveForThePurchaser() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        Draft draft = desk.at("2026-04-20T11:00", Fixtures.approved(Fixtures.FINANCE, Fixtures.at("2026-04-20T11:00")));
        assertThat(draft.reason().code()).isEqualTo("not-entitled");
    }

    /** The checker saw another application than the one that lies there now. */
    @Test
    void whatWasPreparedAnewMeanwhileIsNotApproved() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at(
                "2026-04-20T10:30",
                Fixtures.made(
                        "2026-04-20T10:30", List.of(Fixtures.asked(Fixtures.THIRD, "100000.00")), List.of(), null));
        Draft draft = desk.at("2026-04-20T10:31", Fixtures.approved("2026-04-20T10:20"));
        assertThat(draft.reason().code()).isEqualTo("prepared-anew");
        assertThat(desk.state).isEqualTo(PaymentState.PREPARED);
    }

    /** Said after the second preparation, of the first: approving it would approve what nobody else has seen. */
    @Test
    void anApprovalOfAnEarlierPreparationIsRefusedHoweverLateItIsSaid() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at("2026-04-20T10:30", Fixtures.made("2026-04-20T10:30"));
        Draft draft = desk.at("2026-04-20T10:31", of("2026-04-20T10:00", "2026-04-20T10:31"));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().code()).isEqualTo("prepared-anew");
        assertThat(draft.reason().detail())
                .startsWith("data.preparation: ")
                .contains(Fixtures.digest("2026-04-20T10:30"), "approve it by its digest", "按其摘要批准");
        assertThat(desk.applications()).isEmpty();
        desk.at("2026-04-20T10:40", of("2026-04-20T10:30", "2026-04-20T10:40"));
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void anApprovalOfWhatWasNeverPreparedIsRefused() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        assertThat(desk.at("2026-04-20T10:31", of("another", "2026-04-20T10:31"))
                        .reason()
                        .code())
                .isEqualTo("prepared-anew");
    }

    /** It says what there is to check, and by which name an approval of it goes. */
    @Test
    void theTaskShowsWhatIsToBeChecked() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        JsonNode shown = desk.told.getLast().data().path("preparation");
        assertThat(shown.path("digest").asText()).isEqualTo(Fixtures.digest("2026-04-20T10:00"));
        assertThat(shown.at("/lines/0/line").asText()).isEqualTo(Fixtures.FIRST.code());
        assertThat(shown.at("/lines/0/amount/amount").asText()).isEqualTo("80000.00");
        assertThat(shown.path("lines")).hasSize(2);
        assertThat(shown.at("/deductions/0/amount/amount").asText()).isEqualTo("1500.00");
        assertThat(shown.path("preparedBy").asText()).isEqualTo(Fixtures.MAKER.id());
        assertThat(desk.told.getLast().data().toString()).doesNotContain("6222-0000-1234");
    }

    private static PaymentEvent.Approved of(String prepared, String local) {
        return new PaymentEvent.Approved(Fixtures.digest(prepared), Fixtures.CHECKER, Fixtures.at(local));
    }

    @Test
    void theLastOneThatWasPreparedCounts() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at(
                "2026-04-20T10:30",
                Fixtures.made(
                        "2026-04-20T10:30", List.of(Fixtures.asked(Fixtures.THIRD, "100000.00")), List.of(), null));
        desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        assertThat(desk.payment().lines()).extracting(Line::code).containsExactly(Fixtures.THIRD.code());
    }

    @Test
    void approvedTwiceIsSentOnce() {
        desk.applied();
        Draft again = desk.at("2026-04-20T11:05", Fixtures.approved("2026-04-20T11:05"));
        assertThat(again.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(desk.applications()).hasSize(1);
    }

    /** Nobody may approve what nobody has shown: it is not kept for later. */
    @Test
    void anApprovalBeforeItsApplicationIsRefused() {
        assertThat(desk.at("2026-04-20T09:00", Fixtures.approved("2026-04-20T09:00"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void onceAppliedForNothingElseIsPrepared() {
        desk.applied();
        assertThat(desk.at("2026-04-20T12:00", Fixtures.made("2026-04-20T12:00"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whatWasSentBackIsPreparedAnew() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at("2026-04-20T10:10", new PaymentEvent.SentBack(Fixtures.CHECKER));
        assertThat(desk.state).isEqualTo(PaymentState.REQUESTED);
        assertThat(desk.tasks("prepare")).containsExactly("purchaser");
        assertThat(desk.at("2026-04-20T10:20", Fixtures.approved("2026-04-20T10:20"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        desk.applied();
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
    }

    @Test
    void fromTheNewYearOnItIsOfTheNewYearsBudget() {
        desk.at("2026-12-31T23:00", Fixtures.made("2026-12-31T23:00"));
        desk.at("2027-01-01T00:00", Fixtures.approved("2027-01-01T00:00"));
        assertThat(desk.applications().getFirst().data().path("fiscalYear").asInt())
                .isEqualTo(2027);
    }
}
