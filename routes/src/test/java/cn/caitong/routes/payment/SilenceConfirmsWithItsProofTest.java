package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.silence.Heard;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.Confirmation.How;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delivered on Thursday 9 April 2026: the window ends with Thursday 16 April. */
@Tag("unit")
class SilenceConfirmsWithItsProofTest {
    private static final ObjectNode PROOF = JsonNodeFactory.instance.objectNode();
    private static final Instant CUT_OFF = Fixtures.at("2026-04-17T00:00");
    private final Desk desk = new Desk().delivered();

    @Test
    void itConfirmsTheReceiptOnceOnTheLastDayAndOpensTheTerms() {
        desk.until("2026-04-17T00:00");
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.claim().confirmations()).singleElement().satisfies(confirmation -> {
            assertThat(confirmation.how()).isEqualTo(How.SILENCE);
            assertThat(confirmation.amount()).isEqualTo(Fixtures.SUM);
            assertThat(confirmation.on()).hasToString("2026-04-16");
        });
        assertThat(desk.clock("C37/confirmation").due).isEqualTo(Fixtures.at("2026-04-24T00:00"));
        assertThat(desk.tasks("start-payment")).containsExactly("purchaser");
        desk.until("2026-04-18T00:00");
        assertThat(desk.claim().confirmations()).hasSize(1);
    }

    @Test
    void notBeforeTheCutOff() {
        desk.until("2026-04-16T23:59:59");
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
    }

    @Test
    void anIncompleteObjectionDoesNotStopIt() {
        desk.at("2026-04-13T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        desk.until("2026-04-17T00:00");
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.claim().objection("YY-1").orElseThrow().standing()).isEqualTo(Objection.Standing.LAPSED);
    }

    @Test
    void ofAPartiallyDisputedOneItConfirmsTheRestAndThenThePartInItsOwnDays() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.until("2026-04-17T00:00");
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("100000.00"));
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        desk.until("2026-04-24T23:59");
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("100000.00"));
        desk.until("2026-04-25T00:00");
        assertThat(desk.claim().confirmed()).isEqualTo(Fixtures.SUM);
        assertThat(desk.claim().confirmations()).allMatch(each -> each.how() == How.SILENCE);
    }

    @Test
    void whatIsNotKnownIsAskedAgain() {
        Instant again = Fixtures.at("2026-04-17T00:06");
        desk.heard = at -> at.isBefore(again) ? new Heard.NotKnown(again, PROOF) : new Heard.Nobody(CUT_OFF, PROOF);
        desk.until("2026-04-17T00:05");
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        desk.until("2026-04-17T00:06");
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
    }

    @Test
    void anInterruptionOfTheLastDayGivesAWholeWorkingDayMore() {
        Instant found = Fixtures.at("2026-04-17T00:06");
        desk.heard = at -> at.isBefore(found)
                ? new Heard.NotKnown(found, PROOF)
                : new Heard.Interrupted(Duration.ofHours(3), PROOF);
        desk.until("2026-04-17T00:06");
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
        assertThat(desk.window().lastDay())
                .as("Friday is the day on which it was found")
                .hasToString("2026-04-20");
        desk.at("2026-04-20T17:00", Fixtures.objection("YY-1", "not-accepted"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
    }

    /** In one transaction the objection is decided first; the clock's kind is marked as fired by then. */
    @Test
    void anObjectionDecidedInTheSameMomentStopsItAndTheClockHasNotFired() {
        desk.at(
                Fixtures.at("2026-04-16T23:59:59"),
                Fixtures.at("2026-04-17T00:06"),
                Fixtures.objection("YY-1", "other"));
        Draft due = desk.at("2026-04-17T00:06", new ClaimEvent.ClockFired(EventKind.CLOCK_DUE, "C36"));
        assertThat(due.obligations())
                .hasExactlyElementsOfTypes(ObligationChange.Postponed.class, ObligationChange.Excused.class);
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
    }

    @Test
    void soDoesOneThatWasWithdrawnInTheSameMoment() {
        desk.at("2026-04-16T10:00", Fixtures.objection("YY-1", "other"));
        desk.at("2026-04-16T11:00", Fixtures.withdrawn("YY-1"));
        Draft due = desk.at("2026-04-17T00:06", new ClaimEvent.ClockFired(EventKind.CLOCK_DUE, "C36"));
        assertThat(due.obligations())
                .singleElement()
                .isInstanceOfSatisfying(
                        ObligationChange.Extended.class,
                        longer -> assertThat(longer.dueAt()).isEqualTo(Fixtures.at("2026-04-18T00:00")));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
    }

    @Test
    void anObjectionInTimeThatComesToLightLaterIsForAPerson() {
        desk.until("2026-04-17T00:10");
        Draft late = desk.at(
                Fixtures.at("2026-04-16T12:00"), Fixtures.at("2026-04-17T01:00"), Fixtures.objection("YY-1", "other"));
        assertThat(late.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(desk.alarms).contains("objection-before-silence");
    }
}
