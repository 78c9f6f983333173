package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.Objection.Standing;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 120,000.00, delivered on Thursday 9 April 2026; silence confirms on 16 April what is not disputed then. */
@Tag("unit")
class ARedInvoiceAnswersTheObjectionThatItNamesTest {
    private static final Money LESS = Money.cny("100000.00");
    private final Desk desk = new Desk().delivered();

    @Test
    void ofItsWholeSumItEndsIt() {
        part();
        red("20000.00", "9001", "YY-1");
        is("100000.00", "100000.00", Standing.REMEDIED);
        assertThat(desk.claim().isPaid()).as("nothing else can become owed").isFalse();
        assertThat(desk.claim().parts()).isEmpty();
    }

    @Test
    void ofLessItLessensWhatIsDisputedAndTheRestStaysDisputed() {
        part();
        red("15000.00", "9001", "YY-1");
        is("105000.00", "100000.00", Standing.STANDING);
        assertThat(desk.claim().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.part()).isEqualTo(Money.cny("5000.00")));
        red("5000.00", "9002", "YY-1");
        is("100000.00", "100000.00", Standing.REMEDIED);
    }

    @Test
    void whatIsLeftOfItIsConfirmedOnceTheObjectionCameToNothing() {
        part();
        red("15000.00", "9001", "YY-1");
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        desk.until("2026-05-01T00:00");
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("105000.00"));
    }

    @Test
    void aFenEndsNoObjectionToAllOfIt() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "not-accepted"));
        red("0.01", "9001", "YY-1");
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
        desk.until("2026-05-30T00:00");
        is("119999.99", "0.00", Standing.STANDING);
    }

    @Test
    void ofAnObjectionToAllThatIsLeftItTakesThePart() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.until("2026-04-17T00:00");
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-21T10:00", Fixtures.objection("YY-2", "not-accepted"));
        red("15000.00", "9001", "YY-2");
        assertThat(desk.claim().objection("YY-2").orElseThrow().stands()).isTrue();
        assertThat(desk.claim().confirmed()).isEqualTo(LESS);
        red("5000.00", "9002", "YY-2");
        assertThat(desk.claim().objection("YY-2").orElseThrow().standing()).isEqualTo(Standing.REMEDIED);
        assertThat(desk.claim().confirmed()).isEqualTo(LESS);
        assertThat(desk.claim().amount()).isEqualTo(LESS);
        assertThat(desk.clock("C36/YY-1").state).isEqualTo("void");
    }

    @Test
    void whatWasUpheldIsNotTakenTwice() {
        part();
        red("20000.00", "9001", "YY-1");
        desk.at("2026-04-21T10:00", Fixtures.upheld("YY-1"));
        is("100000.00", "100000.00", Standing.REMEDIED);
    }

    @Test
    void inEitherOrder() {
        part();
        desk.at("2026-04-20T10:00", Fixtures.upheld("YY-1"));
        red("20000.00", "9001", "YY-1");
        is("100000.00", "100000.00", Standing.UPHELD);
    }

    @Test
    void norIsItRecoveredWhenTheRestIsPaid() {
        part();
        desk.at("2026-04-20T10:00", Fixtures.upheld("YY-1"));
        desk.apply("payable:" + Fixtures.NUMBER, new BigDecimal("100000.00"));
        desk.at("2026-04-21T10:00", Fixtures.applied(Fixtures.NUMBER, "2026-04-21"));
        desk.at("2026-04-22T10:00", Fixtures.credited(Fixtures.NUMBER, "2026-04-22"));
        red("20000.00", "9001", "YY-1");
        is("100000.00", "100000.00", Standing.UPHELD);
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(desk.alarms).isEmpty();
        assertThat(desk.claim().recoveries()).isEmpty();
    }

    @Test
    void whatGoesBeyondItIsTakenBackLikeAnyOther() {
        part();
        desk.at("2026-04-20T10:00", Fixtures.upheld("YY-1"));
        red("15000.00", "9001", "YY-1");
        is("100000.00", "100000.00", Standing.UPHELD);
        red("6000.00", "9002", "YY-1");
        is("99000.00", "99000.00", Standing.UPHELD);
    }

    @Test
    void ofAnUpheldObjectionToAllThatWasLeftItIsThatSum() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.until("2026-04-17T00:00");
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-21T10:00", Fixtures.objection("YY-2", "not-accepted"));
        desk.at("2026-04-22T10:00", Fixtures.upheld("YY-2"));
        red("20000.00", "9001", "YY-2");
        assertThat(desk.claim().amount()).isEqualTo(LESS);
        red("1.00", "9002", "YY-1");
        assertThat(desk.claim().amount()).as("its part went with the other").isEqualTo(Money.cny("99999.00"));
    }

    private void part() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.until("2026-04-17T00:00");
        assertThat(desk.claim().confirmed()).isEqualTo(LESS);
    }

    private void red(String amount, String number, String objection) {
        desk.at(
                "2026-04-22T12:00",
                new ClaimEvent.RedIssued("2650200000000000" + number, Money.cny(amount), objection));
    }

    private void is(String amount, String confirmed, Standing standing) {
        assertThat(desk.claim().amount()).isEqualTo(Money.cny(amount));
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny(confirmed));
        assertThat(desk.claim().objection("YY-1").orElseThrow().standing()).isEqualTo(standing);
    }
}
