package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.mappings.money.Money;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 500.00 were kept back of a payment that was credited; the warranty has ended. */
@Tag("unit")
class ARetentionIsReleasedOnceTest {
    private static final String AT = "2027-04-22T10:00";

    private final Desk desk = new Desk();

    @Test
    void itsClaimHearsThatItIsOwedAndThisPaymentStaysAsItWas() {
        desk.credited();
        Draft draft = desk.at(AT, released("ZB-1"));
        assertThat(draft.money()).isEmpty();
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
        assertThat(desk.books.reserved()).as("it stays deducted").isEqualByComparingTo("100000.00");
        Raise raised = desk.lastRaised().orElseThrow();
        assertThat(raised.type()).isEqualTo("payment.retention-released.v1");
        assertThat(raised.data().toString()).isEqualTo("""
            {"paymentId":"26502000000000004711","deduction":"ZB-1","on":"2027-04-22",\
            "amount":{"amount":"500.00","currency":"CNY"}}\
            """);
    }

    @Test
    void onceAndNoPenaltyAndNothingThatWasNeverKept() {
        desk.credited().at(AT, released("ZB-1"));
        assertThat(refusal("ZB-1")).isEqualTo("released-before");
        assertThat(refusal("WY-1")).isEqualTo("no-such-retention");
        assertThat(refusal("ZB-2")).isEqualTo("no-such-retention");
        assertThat(desk.raised).extracting(Raise::type).containsOnlyOnce("payment.retention-released.v1");
    }

    @Test
    void notBeforeTheRestIsCreditedAndNotByFinance() {
        desk.delivered();
        assertThat(refusal("ZB-1")).isEqualTo("not-allowed-here");
        Desk paid = new Desk().credited();
        assertThat(paid.at(AT, new PaymentEvent.RetentionReleased("ZB-1", Fixtures.FINANCE))
                        .reason()
                        .code())
                .isEqualTo("not-entitled");
    }

    /** The bank took all of it back later: what is owed elsewhere by now is neither paid nor deducted here again (P2). */
    @Test
    void afterAReturnTheNewApplicationIsOfTheRest() {
        desk.credited().at(AT, released("ZB-1"));
        desk.payable = Fixtures.payable(Money.cny("99500.00"));
        desk.at(AT, Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
        desk.at(AT, Fixtures.returned(1, Fixtures.SECOND, 1, "18000.00"));
        Draft again = desk.at(AT, Fixtures.made(AT));
        assertThat(again.reason().detail()).contains("retention-released: ZB-1", "confirmed are 99500.00");
        desk.at(
                AT,
                Fixtures.made(
                        AT,
                        List.of(Fixtures.asked(Fixtures.FIRST, "98000.00")),
                        List.of(Fixtures.penalty("WY-1", "1500.00")),
                        null));
        desk.at("2027-04-22T11:00", Fixtures.approved("2027-04-22T11:00"));
        assertThat(desk.state).isEqualTo(PaymentState.APPLIED);
        assertThat(desk.books.reserved()).isEqualByComparingTo("100000.00");
    }

    private String refusal(String deduction) {
        Draft draft = desk.at(AT, released(deduction));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        return draft.reason().code();
    }

    private static PaymentEvent released(String deduction) {
        return new PaymentEvent.RetentionReleased(deduction, Fixtures.CHECKER);
    }
}
