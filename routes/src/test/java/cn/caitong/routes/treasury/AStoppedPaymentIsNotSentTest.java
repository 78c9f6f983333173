package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AStoppedPaymentIsNotSentTest {
    private static final Stop BY_FINANCE = new Stop(Stop.Where.HUB, "finance", "渝中财库〔2026〕18号");
    private final Desk desk = new Desk();

    @Test
    void nothingIsApprovedUntilTheSameReferenceLiftsIt() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at("2026-04-20T10:10", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(desk.tasks("stopped")).containsExactly("purchaser");
        Draft refused = desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"));
        assertThat(refused.reason().code()).isEqualTo("stopped");
        assertThat(refused.reason().detail()).contains("court", "（2026）渝0103执保117号");
        Draft other = desk.at("2026-04-20T11:10", new Stopping(EventKind.RESUMED, null, BY_FINANCE, Fixtures.FINANCE));
        assertThat(other.reason().code()).isEqualTo("nothing-stopped");
        desk.at("2026-04-20T11:20", Fixtures.stopping(EventKind.RESUMED));
        desk.at("2026-04-20T11:30", Fixtures.approved("2026-04-20T11:30"));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
    }

    @Test
    void twoStopsAreLiftedOneByOne() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        desk.at("2026-04-20T10:10", Fixtures.stopping(EventKind.SUSPENDED));
        desk.at("2026-04-20T10:11", new Stopping(EventKind.SUSPENDED, null, BY_FINANCE, Fixtures.FINANCE));
        desk.at("2026-04-20T10:12", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"))
                        .reason()
                        .detail())
                .contains("finance");
    }

    @Test
    void noNewAttemptIsSentMeanwhile() {
        desk.partlyFailed().at("2026-04-23T09:00", Fixtures.stopping(EventKind.FROZEN));
        assertThat(desk.at("2026-04-23T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        desk.at("2026-04-24T09:00", Fixtures.stopping(EventKind.UNFROZEN));
        desk.at("2026-04-24T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.applications()).hasSize(2);
    }

    /** What the treasury has is the treasury's: it may pay it all the same, and that is taken. */
    @Test
    void whatIsAtTheTreasuryGoesOn() {
        desk.delivered().at("2026-04-21T09:00", Fixtures.stopping(EventKind.SUSPENDED));
        desk.at("2026-04-22T16:00", Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")));
        assertThat(desk.books.paid()).isEqualByComparingTo("80000.00");
        assertThat(desk.payment().stops()).hasSize(1);
    }

    @Test
    void aStopMayComeBeforeAnythingElse() {
        desk.payable = Fixtures.payable(null);
        desk.at("2026-04-10T10:00", Fixtures.stopping(EventKind.SUSPENDED));
        desk.payable = Fixtures.payable();
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        assertThat(desk.payment().sum()).isEqualTo(Fixtures.SUM);
        assertThat(desk.at("2026-04-20T11:00", Fixtures.approved("2026-04-20T11:00"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void onlyFinanceStopsForFinance() {
        Draft draft =
                desk.at("2026-04-20T10:00", new Stopping(EventKind.SUSPENDED, null, BY_FINANCE, Fixtures.CHECKER));
        assertThat(draft.reason().code()).isEqualTo("not-entitled");
    }

    @Test
    void saidTwiceItStandsOnce() {
        desk.at("2026-04-20T10:00", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(desk.at("2026-04-20T10:01", Fixtures.stopping(EventKind.SUSPENDED))
                        .reason()
                        .code())
                .isEqualTo("noted");
        desk.at("2026-04-20T10:02", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.payment().stops()).isEmpty();
    }

    @Test
    void whatIsInTheOutboxIsTakenBackAndNothingIsDecidedBeforeTheAnswer() {
        desk.applied();
        Draft draft = desk.at("2026-04-20T14:00", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(draft.reason().code()).isEqualTo("stopped");
        assertThat(desk.takenBack).containsExactly(Fixtures.application(1));
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.ISSUED);
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.REJECTED);
        assertThat(desk.books.paid()).isEqualByComparingTo("0.00");
    }

    /** Its first attempt is void, by the outbox's word and the two persons who start it again: one attempt lives. */
    @Test
    void takenBackItIsStartedAgainByTwoPersonsOnceTheStopIsLifted() {
        desk.applied().at("2026-04-20T14:00", Fixtures.stopping(EventKind.SUSPENDED));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_WITHDRAWN, 1));
        desk.at("2026-04-21T09:00", Fixtures.made("2026-04-21T09:00"));
        assertThat(desk.at("2026-04-21T09:30", Fixtures.approved("2026-04-21T09:30"))
                        .reason()
                        .code())
                .isEqualTo("stopped");
        desk.at("2026-04-22T09:00", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.applications()).as("lifting it sends nothing").hasSize(1);
        desk.at("2026-04-22T10:00", Fixtures.approved("2026-04-22T10:00"));
        assertThat(desk.applications()).hasSize(2);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.VOID);
        assertThat(desk.books.state(Fixtures.FIRST, 2)).isEqualTo(InstructionState.ISSUED);
    }

    /** It was being sent at that moment: it is not withdrawn, but should it not have arrived it waits for the stop's end. */
    @Test
    void whatMayHaveLeftStaysAsItIsAndGoesOnUnderItsApprovalOnceTheStopIsLifted() {
        desk.applied().at("2026-04-20T14:00", Fixtures.stopping(EventKind.SUSPENDED));
        Draft left = desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(left.reason().code()).isEqualTo("stop-too-late");
        assertThat(desk.tasks("too-late")).containsExactly("purchaser");
        assertThat(desk.alarms).containsExactly("stopped-too-late");
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
        desk.at("2026-04-22T09:00", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.keptBack).isEmpty();
        assertThat(desk.applications()).as("no second attempt").hasSize(1);
    }

    @Test
    void itIsKeptBackUntilTheLastStopIsLifted() {
        desk.applied().at("2026-04-20T14:00", Fixtures.stopping(EventKind.SUSPENDED));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        desk.at("2026-04-20T15:00", new Stopping(EventKind.SUSPENDED, null, BY_FINANCE, Fixtures.FINANCE));
        desk.at("2026-04-20T15:00", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(desk.takenBack).as("asked once, whoever stops it again").hasSize(1);
        desk.at("2026-04-21T09:00", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.keptBack).isNotEmpty();
        desk.at("2026-04-21T10:00", new Stopping(EventKind.RESUMED, null, BY_FINANCE, Fixtures.FINANCE));
        assertThat(desk.keptBack).isEmpty();
    }

    @Test
    void stoppedAgainAfterItWasLiftedItIsAskedBackAgain() {
        desk.applied().at("2026-04-20T14:00", Fixtures.stopping(EventKind.SUSPENDED));
        desk.at("2026-04-20T14:00", desk.sent(EventKind.SEND_LEFT, 1));
        desk.at("2026-04-21T09:00", Fixtures.stopping(EventKind.RESUMED));
        desk.at("2026-04-21T10:00", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(desk.takenBack).hasSize(2);
        assertThat(desk.keptBack).containsExactly(Fixtures.application(1));
    }

    @Test
    void whatTheTreasuryHasIsNotAskedBack() {
        desk.delivered().at("2026-04-21T09:00", Fixtures.stopping(EventKind.SUSPENDED));
        assertThat(desk.takenBack).isEmpty();
    }

    /** The treasury speaks of the first application, which it has; the repair that has not left is taken back. */
    @Test
    void aFreezeTakesBackTheRepairThatHasNotLeftAndNotWhatItSpeaksOf() {
        desk.partlyFailed().at("2026-04-23T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        desk.at("2026-04-23T11:00", Fixtures.stopping(EventKind.FROZEN));
        assertThat(desk.takenBack).containsExactly(Fixtures.application(2));
        desk.at("2026-04-23T11:00", desk.sent(EventKind.SEND_WITHDRAWN, 2));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.CREDITED);
    }

    @Test
    void aFreezeOfWhatWasNotKnownToHaveArrivedAsksNothingBack() {
        desk.applied().at("2026-04-20T14:00", Fixtures.stopping(EventKind.FROZEN));
        assertThat(desk.takenBack).isEmpty();
        assertThat(desk.lastRaised()).map(Raise::type).hasValue("payment.applied.v1");
    }

    /** The treasury refuses what it froze, and has nothing of it any more that it could let go. */
    @Test
    void aStopThatTheTreasuryLeftBehindIsLiftedByFinance() {
        desk.delivered().at("2026-04-21T09:00", Fixtures.stopping(EventKind.FROZEN));
        Draft early = desk.at("2026-04-21T10:00", Fixtures.stopping(EventKind.RESUMED));
        assertThat(early.reason().code()).as("the treasury has it").isEqualTo("treasury-stopped");
        desk.at("2026-04-22T10:00", Fixtures.refused(1, PaymentState.TREASURY_REVIEWED));
        Stopping byPurchaser = new Stopping(
                EventKind.RESUMED, null, Fixtures.stopping(EventKind.RESUMED).stop(), Fixtures.CHECKER);
        assertThat(desk.at("2026-04-23T09:00", byPurchaser).outcome()).isEqualTo(Outcome.REFUSED);
        desk.at("2026-04-23T10:00", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.payment().stops()).isEmpty();
        desk.at("2026-04-23T11:00", Fixtures.repaired(Fixtures.fix(Fixtures.FIRST), Fixtures.fix(Fixtures.SECOND)));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
    }
}
