package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 120,000.00 confirmed on Monday 13 April 2026; a red invoice comes when the treasury has the application, or has paid. */
@Tag("unit")
class RedAfterPaymentIsRecoveredTest {
    private static final String PAYMENT = Fixtures.NUMBER;
    private static final String ITEM = "payable:" + PAYMENT;
    private static final String RED = "26502000000000009999";
    private static final String CLOCK = "C47/" + PAYMENT + "/" + RED;

    private final Desk desk = new Desk().delivered();

    @BeforeEach
    void confirmed() {
        desk.at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
    }

    @Test
    void beforeAnApplicationTheLedgerKeepsItFromBeingPaid() {
        Draft draft = desk.at("2026-04-14T10:00", Fixtures.red("20000.00"));
        assertThat(draft.money()).contains(new MoneyMove.Owed(ITEM, Purpose.RED, RED, new BigDecimal("20000.00")));
        assertThat(payable()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.alarms).isEmpty();
        assertThat(desk.claim().recoveries()).isEmpty();
    }

    /** One task for both would fall with the second decision, and the second red invoice with it. */
    @Test
    void twoThatLeaveTheClaimAsItIsStopByATaskEach() {
        desk.apply(ITEM, new BigDecimal("120000.00"));
        desk.at("2026-04-14T10:00", Fixtures.red("20000.00"));
        desk.at("2026-04-14T11:00", new ClaimEvent.RedIssued("26502000000000008888", Money.cny("20000.00"), null));
        assertThat(desk.tasks("stop-payment")).containsExactly("purchaser", "purchaser");
        assertThat(desk.claim().recoveries()).hasSize(2);
    }

    /** Its application may not have left: the payment takes back what has not. */
    @Test
    void thePaymentHearsOfWhatIsTakenBackOfItsApplication() {
        assertThat(desk.at(
                                "2026-04-14T09:00",
                                new ClaimEvent.RedIssued("26502000000000008888", Money.cny("1.00"), null))
                        .toDecision(JsonNodeFactory.instance.objectNode())
                        .fanOuts())
                .isEmpty();
        desk.apply(ITEM, new BigDecimal("119999.00"));
        assertThat(desk.at("2026-04-14T10:00", Fixtures.red("20000.00"))
                        .toDecision(JsonNodeFactory.instance.objectNode())
                        .fanOuts())
                .extracting(FanOut::type)
                .containsExactly("claim.taken-back.v1");
    }

    @Test
    void ofAllOfItTheClaimEndsAndNothingCanBePaid() {
        desk.at("2026-04-14T10:00", Fixtures.red("120000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        assertThat(desk.unapplied.get(ITEM)).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void whatIsAppliedForIsRecoveredWithAnAlarmAndATermOfItsOwn() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", Fixtures.red("20000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(desk.alarms).containsExactly("red-after-payment");
        assertThat(desk.tasks("recover")).containsExactly("finance", "purchaser");
        assertThat(desk.tasks("stop-payment")).as("nothing is left to stop").isEmpty();
        assertThat(desk.clock(CLOCK).due)
                .as("ten working days: 1 to 5 May are none, Saturday 9 May is one")
                .isEqualTo(Fixtures.at("2026-05-10T00:00"));
        assertThat(desk.reserved.values())
                .as("the milestone keeps what is out")
                .containsExactly(new BigDecimal("120000.00"));
    }

    @Test
    void ofAnApplicationThatIsTakenBackWhollyNothingIsLate() {
        desk.apply(ITEM, new BigDecimal("120000.00"));
        desk.at("2026-04-15T10:00", Fixtures.applied(PAYMENT, "2026-04-15"));
        desk.at("2026-04-16T10:00", Fixtures.red("120000.00"));
        desk.until("2026-04-29T10:00");
        assertThat(desk.alarms).containsExactly("red-after-payment");
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        desk.at("2026-04-30T10:00", Fixtures.refunded(RED, PAYMENT, "120000.00", "2026-04-30"));
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
    }

    @Test
    void onlyTwoPersonsOfFinanceRecordThatItIsBack() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", Fixtures.red("20000.00"));
        assertThat(recordedBy(Fixtures.PURCHASER, Fixtures.FINANCE)).isEqualTo("not-entitled");
        assertThat(recordedBy(Fixtures.FINANCE, Fixtures.PURCHASER)).isEqualTo("not-entitled");
        assertThat(recordedBy(Fixtures.FINANCE, Fixtures.FINANCE)).isEqualTo("second-person-missing");
        assertThat(recordedBy(Fixtures.FINANCE, null))
                .as("said before one was asked for")
                .isEqualTo("second-person-missing");
        assertThat(desk.clock(CLOCK).state).isEqualTo("open");
        assertThat(recordedBy(Fixtures.FINANCE, Fixtures.FINANCE_TOO)).isEqualTo("recovered");
    }

    private String recordedBy(Person one, @Nullable Person other) {
        return desk.at(
                        "2026-04-23T10:00",
                        new ClaimEvent.Recovered(
                                RED, PAYMENT, Money.cny("20000.00"), true, LocalDate.of(2026, 4, 23), one, other))
                .reason()
                .code();
    }

    @Test
    void inPartsOrAtOnceItComesBackAndTheMilestoneIsFreeAgain() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", Fixtures.red("20000.00"));
        assertThat(desk.at("2026-04-23T10:00", Fixtures.refunded(RED, PAYMENT, "20000.01", "2026-04-23"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
        desk.at("2026-04-23T10:00", Fixtures.refunded(RED, PAYMENT, "5000.00", "2026-04-23"));
        assertThat(desk.clock(CLOCK).state).isEqualTo("open");
        desk.at("2026-04-24T10:00", Fixtures.refunded(RED, PAYMENT, "15000.00", "2026-04-24"));
        assertThat(desk.clock(CLOCK).state).isEqualTo("discharged");
        assertThat(desk.free).isEqualByComparingTo(new BigDecimal("20000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(payable()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.at("2026-04-25T10:00", Fixtures.refunded(RED, PAYMENT, "0.01", "2026-04-25"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void wholeItIsBackAndTheInvoiceIsDead() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", new ClaimEvent.Voided(LocalDate.of(2026, 4, 22)));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(desk.at("2026-04-22T11:00", new ClaimEvent.Voided(LocalDate.of(2026, 4, 22)))
                        .reason()
                        .code())
                .isEqualTo("noted");
        desk.at("2026-04-24T10:00", Fixtures.refunded(Fixtures.NUMBER, PAYMENT, "120000.00", "2026-04-24"));
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        assertThat(desk.free).isEqualByComparingTo(new BigDecimal("120000.00"));
        assertThat(desk.clocks.values()).noneMatch(clock -> clock.state.equals("open"));
    }

    @Test
    void whatNeverLeftIsTakenBackOnlyWhenTheLedgerSaysSo() {
        desk.apply(ITEM, new BigDecimal("120000.00"));
        desk.at("2026-04-15T10:00", Fixtures.applied(PAYMENT, "2026-04-15"));
        desk.at("2026-04-16T10:00", Fixtures.red("20000.00"));
        assertThat(desk.tasks("stop-payment")).containsExactly("purchaser");
        assertThat(payable()).as("nobody applies for it again").isEqualTo(Money.cny("100000.00"));
        assertThat(desk.at("2026-04-17T10:00", Fixtures.stopped(RED, PAYMENT, "20000.00", "2026-04-17"))
                        .reason()
                        .code())
                .isEqualTo("still-applied-for");
        desk.apply(ITEM, new BigDecimal("-120000.00"));
        desk.at("2026-04-18T10:00", Fixtures.stopped(RED, PAYMENT, "20000.00", "2026-04-18"));
        assertThat(desk.clock(CLOCK).state).isEqualTo("discharged");
        assertThat(desk.unapplied.get(ITEM)).isEqualByComparingTo(new BigDecimal("100000.00"));
        assertThat(payable()).isEqualTo(Money.cny("100000.00"));
    }

    /** 90,000.00 are applied for: of 50,000.00 that are taken back 30,000.00 were still there, 20,000.00 must be recovered. */
    @Test
    void whatIsStillThereIsTakenFirst() {
        desk.apply(ITEM, new BigDecimal("90000.00"));
        desk.at("2026-04-16T10:00", Fixtures.red("50000.00"));
        assertThat(desk.claim().recovering()).isEqualTo(Money.cny("20000.00"));
        assertThat(desk.claim().amount()).isEqualTo(Money.cny("90000.00"));
        assertThat(payable()).isEqualTo(Money.cny("70000.00"));
        desk.apply(ITEM, new BigDecimal("-90000.00"));
        desk.at("2026-04-18T10:00", Fixtures.stopped(RED, PAYMENT, "20000.00", "2026-04-18"));
        assertThat(desk.reds).containsEntry(ITEM + RED, new BigDecimal("50000.00"));
        assertThat(desk.claim().amount()).isEqualTo(Money.cny("70000.00"));
    }

    @Test
    void whatIsDisputedIsTakenBeforeWhatIsPaid() {
        Desk disputed = new Desk().delivered();
        disputed.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        disputed.at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        disputed.apply(ITEM, new BigDecimal("100000.00"));
        disputed.at("2026-04-15T10:00", Fixtures.credited(PAYMENT, "2026-04-15"));
        disputed.at("2026-04-16T10:00", Fixtures.red("20000.00"));
        assertThat(disputed.claim().recoveries()).isEmpty();
        assertThat(disputed.alarms).isEmpty();
        assertThat(disputed.claim().amount()).isEqualTo(Money.cny("100000.00"));
    }

    @Test
    void twoRedInvoicesNeverTakeBackTheSameMoney() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", Fixtures.red("70000.00"));
        desk.at("2026-04-22T11:00", new ClaimEvent.RedIssued("26502000000000009998", Money.cny("70000.00"), null));
        assertThat(desk.claim().recovering()).isEqualTo(Money.cny("120000.00"));
        assertThat(desk.claim().recoveries())
                .extracting(Recovery::open)
                .containsExactly(Money.cny("70000.00"), Money.cny("50000.00"));
    }

    @Test
    void aBankThatSendsItBackDoesNotMakeItOwedAgain() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", Fixtures.red("120000.00"));
        desk.at("2026-04-23T10:00", Fixtures.returned(PAYMENT, "2026-04-23"));
        assertThat(desk.clocks).doesNotContainKey("C37b/confirmation#1");
        assertThat(payable()).isEqualTo(Money.cny("0.00"));
    }

    @Test
    void whoDoesNotRecoverIsWarnedThenShown() {
        paid("120000.00");
        desk.at("2026-04-22T10:00", Fixtures.red("20000.00"));
        desk.until("2026-05-10T00:00");
        assertThat(desk.tasks("warn")).contains("finance", "purchaser");
        assertThat(desk.clock(CLOCK).state).isEqualTo("breached");
        assertThat(desk.alarms).contains("recovery-overdue");
        desk.at("2026-05-12T10:00", Fixtures.refunded(RED, PAYMENT, "20000.00", "2026-05-11"));
        assertThat(desk.claim().recovering()).isEqualTo(Money.cny("0.00"));
    }

    @Test
    void whatComesBeforeTheRedInvoiceWaits() {
        paid("120000.00");
        assertThat(desk.at("2026-04-22T10:00", Fixtures.refunded(RED, PAYMENT, "20000.00", "2026-04-22"))
                        .outcome())
                .isEqualTo(Outcome.HELD);
    }

    /** The treasury has the application, and the bank has credited it. */
    private void paid(String amount) {
        desk.apply(ITEM, new BigDecimal(amount));
        desk.at("2026-04-15T10:00", Fixtures.applied(PAYMENT, "2026-04-15"));
        desk.at("2026-04-20T10:00", Fixtures.credited(PAYMENT, "2026-04-20"));
    }

    private Money payable() {
        return ClaimFacts.of(desk.claim(), desk.state)
                .payment(PAYMENT)
                .orElseThrow()
                .amount();
    }
}
