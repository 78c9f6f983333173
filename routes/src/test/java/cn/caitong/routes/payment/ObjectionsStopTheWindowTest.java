package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.party.Person;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delivered on Thursday 9 April 2026: the last day to object is Thursday 16 April. */
@Tag("unit")
class ObjectionsStopTheWindowTest {
    private final Desk desk = new Desk().delivered();

    @Test
    void theWindowIsFiveWorkingDaysAfterTheDayOfDelivery() {
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.window().cutOff()).isEqualTo(Fixtures.at("2026-04-17T00:00"));
        assertThat(desk.claim().times().delivered()).isEqualTo(Fixtures.at("2026-04-09T10:01"));
    }

    @Test
    void aMakeUpSaturdayIsOneOfTheFive() {
        Desk may = new Desk();
        may.at("2026-04-30T10:00", Fixtures.submitted());
        may.delivered("2026-04-30T10:01");
        assertThat(may.window().lastDay()).hasToString("2026-05-11");
    }

    @Test
    void withEvidenceItStopsTheWindowAndFinanceDecides() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
        assertThat(desk.clock("C36").standing).isTrue();
        assertThat(desk.tasks("decide")).containsExactly("finance");
        desk.until("2026-06-01T00:00");
        assertThat(desk.state).as("nothing runs out while it stands").isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void whoObjectedIsNotAskedToConfirmWhileItStands() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        Draft warned = desk.at("2026-04-15T09:00", new ClaimEvent.ClockFired(EventKind.CLOCK_WARN, "C36"));
        assertThat(warned.reason().code()).isEqualTo("window-stands-still");
        assertThat(desk.until("2026-04-17T00:00").tasks("confirm")).isEmpty();
    }

    @Test
    void whoSaysNothingIsAskedToConfirmBeforeTheEnd() {
        assertThat(desk.until("2026-04-15T09:00").tasks("confirm")).containsExactly("purchaser");
    }

    @Test
    void withoutEvidenceItStopsNothing() {
        desk.at("2026-04-13T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.clock("C36").standing).isFalse();
        assertThat(desk.tasks("complete")).containsExactly("purchaser");
    }

    @Test
    void itCanBeCompletedUntilTheCutOffAndCountsFromThere() {
        desk.at("2026-04-13T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        desk.at("2026-04-16T23:59:59.999", Fixtures.evidence("YY-1"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
        assertThat(desk.claim().objection("YY-1").orElseThrow().from())
                .isEqualTo(Fixtures.at("2026-04-16T23:59:59.999"));
    }

    @Test
    void atTheCutOffItIsTooLateToRaiseAndToComplete() {
        desk.at("2026-04-13T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        assertThat(desk.at("2026-04-17T00:00", Fixtures.evidence("YY-1"))
                        .reason()
                        .code())
                .isEqualTo("objection-too-late");
        assertThat(desk.at("2026-04-17T00:00", Fixtures.objection("YY-2", "other"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void itCountsAtItsArrivalHoweverLongItTookToDecideIt() {
        Draft late = desk.at(
                Fixtures.at("2026-04-16T23:59:59"),
                Fixtures.at("2026-04-17T00:05"),
                Fixtures.objection("YY-1", "wrong-amount"));
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void onWithdrawalTheRemainingDaysRunOn() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        desk.at("2026-04-15T15:00", Fixtures.withdrawn("YY-1"));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.window().lastDay())
                .as("only Friday 10 April was used; four days are left after 15 April")
                .hasToString("2026-04-21");
        assertThat(desk.clock("C36").due).isEqualTo(Fixtures.at("2026-04-22T00:00"));
    }

    @Test
    void aGroundCanBeRaisedOnce() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        desk.at("2026-04-10T11:00", Fixtures.withdrawn("YY-1"));
        assertThat(desk.at("2026-04-10T12:00", Fixtures.objection("YY-2", "wrong-amount"))
                        .reason()
                        .code())
                .isEqualTo("ground-spent");
        desk.at("2026-04-10T13:00", Fixtures.objection("YY-3", "not-accepted"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void aGroundThatWasNeverCompleteIsNotSpent() {
        desk.at("2026-04-10T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        desk.at("2026-04-10T11:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-10T12:00", Fixtures.objection("YY-2", "wrong-amount"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void whatRunsOnWaitsForTheLastOfTwoObjections() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        desk.at("2026-04-10T11:00", Fixtures.objection("YY-2", "not-accepted"));
        desk.at("2026-04-13T11:00", Fixtures.withdrawn("YY-1"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
        desk.at("2026-04-14T11:00", Fixtures.dismissed("YY-2"));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.window().lastDay()).hasToString("2026-04-21");
    }

    @Test
    void nobodyButThePurchaserObjectsAndNobodyButFinanceDecides() {
        Person agent = new Person("jiaoyi-1", "trading-centre");
        assertThat(desk.at(
                                "2026-04-10T10:00",
                                new ClaimEvent.Raised(
                                        "YY-1", "other", null, java.util.List.of(), Fixtures.EVIDENCE, agent))
                        .reason()
                        .code())
                .isEqualTo("not-entitled");
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-2", "other"));
        assertThat(desk.at("2026-04-10T11:00", new ClaimEvent.Decided("YY-2", true, false, Fixtures.PURCHASER))
                        .reason()
                        .code())
                .isEqualTo("not-entitled");
    }

    @Test
    void whoObjectsAgainAndAgainIsShownToFinance() {
        desk.at("2026-04-10T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        desk.at("2026-04-10T11:00", Fixtures.bare("YY-2", "wrong-items"));
        assertThat(desk.alarms).isEmpty();
        desk.at("2026-04-10T12:00", Fixtures.bare("YY-3", "other"));
        desk.at("2026-04-10T13:00", Fixtures.bare("YY-4", "wrong-payee"));
        assertThat(desk.tasks("repeated-objections")).containsExactly("finance");
        assertThat(desk.alarms).containsExactly("repeated-objections");
    }

    @Test
    void whoeverObjectsHasTheInvoiceWhateverTheLineSays() {
        Desk early = new Desk();
        early.at("2026-04-09T10:00", Fixtures.submitted());
        early.at("2026-04-09T11:00", Fixtures.objection("YY-1", "not-ours"));
        assertThat(early.state).isEqualTo(ClaimState.OBJECTED);
        assertThat(early.clock("N5.2").state).isEqualTo("discharged");
        early.delivered("2026-04-10T10:00");
        assertThat(early.claim().times().delivered()).isEqualTo(Fixtures.at("2026-04-09T11:00"));
    }

    @Test
    void newsOfAnObjectionThatIsNotThereYetWaits() {
        assertThat(desk.at("2026-04-10T10:00", Fixtures.withdrawn("YY-9")).outcome())
                .isEqualTo(Outcome.HELD);
    }
}
