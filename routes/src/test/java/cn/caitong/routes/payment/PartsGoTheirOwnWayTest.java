package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PartsGoTheirOwnWayTest {
    private static final ClaimEvent.Confirmed CONFIRMED = new ClaimEvent.Confirmed(Fixtures.PURCHASER);
    private final Desk desk = new Desk().delivered();

    @Test
    void whatIsNotDisputedGoesOn() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.clock("C36").standing).isFalse();
        assertThat(desk.claim().undisputed()).isEqualTo(Money.cny("100000.00"));
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("100000.00"));
    }

    @Test
    void linesAreAPartByTheirSum() {
        desk.at(
                "2026-04-10T10:00",
                new ClaimEvent.Raised("YY-1", "wrong-items", null, List.of(2), Fixtures.EVIDENCE, Fixtures.PURCHASER));
        assertThat(desk.claim().undisputed()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.at(
                                "2026-04-10T10:00",
                                new ClaimEvent.Raised(
                                        "YY-2", "other", null, List.of(3), Fixtures.EVIDENCE, Fixtures.PURCHASER))
                        .reason()
                        .code())
                .isEqualTo("no-such-line");
    }

    @Test
    void aWithdrawnPartHasItsRemainingDays() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-14T10:00", CONFIRMED);
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        assertThat(desk.clock("C36/YY-1").due)
                .as("one day was used before 13 April; four are left after 20 April")
                .isEqualTo(Fixtures.at("2026-04-25T00:00"));
        desk.at("2026-04-21T10:00", CONFIRMED);
        assertThat(desk.claim().confirmed()).isEqualTo(Fixtures.SUM);
        assertThat(desk.clock("C36/YY-1").state).isEqualTo("discharged");
        assertThat(desk.clock("C37/confirmation/YY-1").due).isEqualTo(Fixtures.at("2026-04-29T00:00"));
    }

    @Test
    void anObjectionInAPartsDaysThatComesToLightAfterItsSilenceIsForAPerson() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-14T10:00", CONFIRMED);
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        desk.until("2026-04-25T00:10");
        assertThat(desk.claim().confirmed()).as("silence").isEqualTo(Fixtures.SUM);
        assertThat(desk.at(
                                Fixtures.at("2026-04-25T00:00"),
                                Fixtures.at("2026-04-25T01:00"),
                                Fixtures.objection("YY-2", "other"))
                        .reason()
                        .code())
                .isEqualTo("objection-too-late");
        assertThat(desk.at(
                                Fixtures.at("2026-04-24T23:59:59"),
                                Fixtures.at("2026-04-25T01:00"),
                                Fixtures.objection("YY-3", "not-accepted"))
                        .outcome())
                .isEqualTo(Outcome.PARKED);
        assertThat(desk.alarms).contains("objection-before-silence");
    }

    @Test
    void anUpheldPartIsFreeForAnotherInvoice() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-13T10:00", Fixtures.upheld("YY-1"));
        assertThat(desk.claim().amount()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.free).isEqualByComparingTo(new BigDecimal("20000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        desk.at("2026-04-14T10:00", CONFIRMED);
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("100000.00"));
    }

    @Test
    void aPartNeverDisputesMoreThanIsLeft() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "70000.00"));
        desk.at("2026-04-10T11:00", Fixtures.objection("YY-2", "wrong-items", "70000.00"));
        assertThat(desk.claim().undisputed().isZero()).isTrue();
        desk.at("2026-04-13T10:00", Fixtures.upheld("YY-2"));
        assertThat(desk.claim().amount()).isEqualTo(Money.cny("70000.00"));
        assertThat(desk.claim().undisputed().isZero()).isTrue();
    }

    @Test
    void asMuchAsAllIsAll() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "500000.00"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void inItsRemainingDaysAPartCanBeObjectedToOnAnotherGround() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-14T10:00", CONFIRMED);
        desk.at("2026-04-15T10:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-16T10:00", Fixtures.objection("YY-2", "not-accepted"));
        assertThat(desk.clock("C36/YY-1").standing).isTrue();
        desk.at("2026-04-17T10:00", Fixtures.upheld("YY-2"));
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.claim().amount()).isEqualTo(Money.cny("100000.00"));
        assertThat(desk.clock("C36/YY-1").state).isEqualTo("void");
    }

    @Test
    void aPartStandsStillOnceHoweverManyDisputeIt() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-14T10:00", CONFIRMED);
        desk.at("2026-04-15T10:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-16T10:00", Fixtures.objection("YY-2", "not-accepted"));
        desk.at("2026-04-17T10:00", Fixtures.objection("YY-3", "wrong-items"));
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-3"));
        desk.at("2026-04-21T10:00", Fixtures.withdrawn("YY-2"));
        assertThat(desk.clock("C36/YY-1").due)
                .as("one day was used before 13 April; four are left after 21 April")
                .isEqualTo(Fixtures.at("2026-04-28T00:00"));
    }

    @Test
    void aPartThatEndsWhileAllIsDisputedRunsOnWithTheRest() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-2", "not-accepted"));
        desk.at("2026-04-14T10:00", Fixtures.withdrawn("YY-1"));
        assertThat(desk.clocks).doesNotContainKey("C36/YY-1");
        desk.at("2026-04-15T10:00", Fixtures.withdrawn("YY-2"));
        assertThat(desk.clock("C36").due).isEqualTo(Fixtures.at("2026-04-22T00:00"));
        assertThat(desk.clock("C36/YY-1").due)
                .as("it was disputed from Friday 10 April on: none of its five days was used")
                .isEqualTo(Fixtures.at("2026-04-23T00:00"));
    }

    /** The rest was confirmed on the 14th; from the 16th to the 24th all that was left stood disputed, by another part's days. */
    @Test
    void aPartLosesNoDayInWhichAllThatWasLeftWasDisputed() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-13T11:00", Fixtures.objection("YY-2", "wrong-items", "30000.00"));
        desk.at("2026-04-14T10:00", CONFIRMED);
        desk.at("2026-04-15T10:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-16T10:00", Fixtures.objection("YY-3", "not-accepted"));
        desk.at("2026-04-17T10:00", Fixtures.withdrawn("YY-2"));
        assertThat(desk.clocks).doesNotContainKey("C36/YY-2");
        desk.at("2026-04-24T10:00", Fixtures.withdrawn("YY-3"));
        assertThat(desk.clock("C36/YY-2").due)
                .as("one day was used before 13 April; four are left after Friday 24 April")
                .isEqualTo(Fixtures.at("2026-05-01T00:00"));
        assertThat(desk.clock("C36/YY-1").due).isEqualTo(Fixtures.at("2026-05-01T00:00"));
        desk.until("2026-04-30T23:59");
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("70000.00"));
        desk.until("2026-05-01T00:10");
        assertThat(desk.claim().confirmed()).isEqualTo(Fixtures.SUM);
    }
}
