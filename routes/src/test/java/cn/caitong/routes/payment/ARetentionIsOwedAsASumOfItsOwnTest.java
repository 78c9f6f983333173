package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Confirmed on 13 April, credited on the 17th but for a retention of 500.00, which is released a year later. */
@Tag("unit")
class ARetentionIsOwedAsASumOfItsOwnTest {
    private static final String FIRST = Fixtures.NUMBER;
    private static final String SECOND = Fixtures.NUMBER + ".2";
    private static final String LATER = "2026-06-30T10:00";

    private final Desk desk = new Desk().delivered();

    @Test
    void itIsPayableOnceMoreWithTermsFromItsRelease() {
        paid();
        Draft draft = desk.at(LATER, Fixtures.released(FIRST, "500.00", "2026-06-30"));
        assertThat(draft.reason().code()).isEqualTo("retention-released");
        assertThat(desk.state).as("something is owed again").isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.payables.get("payable:" + SECOND)).isEqualByComparingTo(new BigDecimal("500.00"));
        assertThat(desk.clock("C37/retention/" + FIRST + "/ZB-1").state).isEqualTo("open");
        assertThat(desk.clock("C37b/retention/" + FIRST + "/ZB-1").state).isEqualTo("open");
        assertThat(desk.tasks("start-payment")).hasSize(2);
        assertThat(desk.claim().confirmed()).as("no more than was confirmed").isEqualTo(Fixtures.SUM);
        desk.at("2026-07-02T10:00", Fixtures.credited(SECOND, "2026-07-02"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(desk.clocks.values()).noneMatch(clock -> clock.state.equals("open"));
    }

    @Test
    void itsTermsAreBindingWhicheverCountingIs() {
        paid();
        desk.at(LATER, Fixtures.released(FIRST, "500.00", "2026-06-30"));
        ClaimFacts facts = ClaimFacts.of(desk.claim(), desk.state);
        ClaimFacts.Confirmed released = facts.payment(SECOND).orElseThrow();
        assertThat(released.how()).isEqualTo("retention");
        assertThat(released.earliest("C37b", "C33"))
                .hasValueSatisfying(term -> assertThat(term.on()).isAfter(released.on()));
    }

    @Test
    void toldTwiceItIsOwedOnce() {
        paid();
        desk.at(LATER, Fixtures.released(FIRST, "500.00", "2026-06-30"));
        Draft again = desk.at(LATER, Fixtures.released(FIRST, "500.00", "2026-06-30"));
        assertThat(again.reason().code()).isEqualTo("noted");
        assertThat(desk.payables).hasSize(2);
    }

    /** A red invoice took back nearly all of it meanwhile: what is left is less than what was kept back. */
    @Test
    void moreThanIsOwedIsForAPerson() {
        paid();
        desk.at(
                "2026-05-20T10:00",
                Fixtures.red(Fixtures.SUM.minus(Money.cny("100.00")).text()));
        Draft draft = desk.at(LATER, Fixtures.released(FIRST, "500.00", "2026-06-30"));
        assertThat(draft.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(draft.reason().code()).isEqualTo("retention-above-owed");
        assertThat(desk.payables).hasSize(1);
    }

    private void paid() {
        desk.at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        desk.apply("payable:" + FIRST, Fixtures.SUM.amount());
        desk.at("2026-04-20T10:00", Fixtures.credited(FIRST, "2026-04-17"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
    }
}
