package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.silence.Heard;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Delivered on Thursday 9 April 2026: the window ends with Thursday 16 April. An objection to a part of 20,000.00 was withdrawn, whose
 * own days end with Monday 20 April.
 */
@Tag("unit")
class AnEndedWindowTakesNothingThroughAnOpenPartTest {
    private static final ObjectNode PROOF = JsonNodeFactory.instance.objectNode();
    private static final Instant CUT_OFF = Fixtures.at("2026-04-17T00:00");
    private static final Instant KNOWN = Fixtures.at("2026-04-17T00:06");
    private static final Money UNDISPUTED = Money.cny("100000.00");
    private final Desk desk = new Desk().delivered();

    @BeforeEach
    void aPartRunsOnWhileTheEndOfTheWindowIsNotKnownYet() {
        desk.heard = at -> at.isBefore(KNOWN) ? new Heard.NotKnown(KNOWN, PROOF) : new Heard.Nobody(CUT_OFF, PROOF);
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-14T10:00", Fixtures.withdrawn("YY-1"));
        assertThat(desk.clock("C36/YY-1").due).isAfter(CUT_OFF);
    }

    @Test
    void anObjectionAfterItWaitsForItsSilenceAndThenDisputesThePart() {
        desk.until("2026-04-17T00:01");
        assertThat(desk.at("2026-04-17T00:02", Fixtures.objection("YY-2", "not-accepted"))
                        .outcome())
                .isEqualTo(Outcome.HELD);
        desk.until("2026-04-17T00:06");
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.claim().confirmed()).isEqualTo(UNDISPUTED);
        assertThat(desk.held).isEmpty();
        assertThat(desk.claim().objection("YY-2").orElseThrow().stands()).isTrue();
        assertThat(desk.clock("C36/YY-1").standing).isTrue();
        desk.until("2026-06-30T00:00");
        assertThat(desk.claim().confirmed()).isEqualTo(UNDISPUTED);
    }

    @Test
    void soDoesTheEvidenceOfAnEarlierOne() {
        desk.at("2026-04-15T10:00", Fixtures.bare("YY-2", "not-accepted"));
        desk.until("2026-04-17T00:01");
        assertThat(desk.at("2026-04-17T00:02", Fixtures.evidence("YY-2")).outcome())
                .isEqualTo(Outcome.HELD);
        desk.until("2026-04-17T00:06");
        assertThat(desk.claim().confirmed()).isEqualTo(UNDISPUTED);
        assertThat(desk.claim().objection("YY-2").orElseThrow().stands())
                .as("it lapsed with the window that it was raised in")
                .isFalse();
    }

    @Test
    void ofTwoPartsTheOneThatEndedIsConfirmed() {
        desk.at("2026-04-15T10:00", Fixtures.objection("YY-2", "wrong-items", "30000.00"));
        desk.until("2026-04-17T00:06");
        assertThat(desk.claim().confirmed()).isEqualTo(Money.cny("70000.00"));
        desk.at("2026-04-17T10:00", Fixtures.withdrawn("YY-2"));
        Instant first = Fixtures.at("2026-04-21T00:00");
        assertThat(desk.clock("C36/YY-1").due).isEqualTo(first);
        assertThat(desk.clock("C36/YY-2").due).isAfter(first);
        Instant known = first.plus(Duration.ofMinutes(6));
        desk.heard = at -> at.isBefore(known) ? new Heard.NotKnown(known, PROOF) : new Heard.Nobody(at, PROOF);
        desk.until("2026-04-21T00:01");
        desk.at("2026-04-21T00:02", Fixtures.objection("YY-3", "not-accepted"));
        desk.until("2026-05-30T00:00");
        assertThat(desk.claim().confirmed())
                .as("all but the part whose days it came in")
                .isEqualTo(Money.cny("90000.00"));
    }

    @Test
    void whatLengthensTheWindowLetsItIn() {
        desk.heard = at -> at.isBefore(KNOWN)
                ? new Heard.NotKnown(KNOWN, PROOF)
                : new Heard.Interrupted(Duration.ofHours(3), PROOF);
        desk.until("2026-04-17T00:01");
        desk.at("2026-04-17T00:02", Fixtures.objection("YY-2", "not-accepted"));
        desk.until("2026-04-17T00:06");
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
        assertThat(desk.window().stands()).isTrue();
        assertThat(desk.clock("C36/YY-1").standing).isTrue();
    }

    @Test
    void anObjectionBeforeItIsTakenAtOnce() {
        desk.until("2026-04-17T00:01");
        desk.at(
                Fixtures.at("2026-04-16T23:59:59"),
                Fixtures.at("2026-04-17T00:02"),
                Fixtures.objection("YY-2", "not-accepted"));
        assertThat(desk.state).isEqualTo(ClaimState.OBJECTED);
        assertThat(desk.clock("C36").standing).isTrue();
    }

    /** A case that was kept so before: its clock does not stand, and its end is asked for like any other. */
    @Test
    void whatBeganAfterTheEndDoesNotKeepItFromEnding() {
        Claim claim = desk.claim();
        Excuse after = new Excuse(Fixtures.at("2026-04-17T00:02"), null, "objection", Fixtures.EVIDENCE);
        Claim stood = claim.change().window(desk.window().standingFrom(after)).done();
        assertThat(Silences.listens(stood, "C36", KNOWN)).isTrue();
        Excuse before = new Excuse(Fixtures.at("2026-04-16T23:59"), null, "objection", Fixtures.EVIDENCE);
        Claim stands = claim.change().window(desk.window().standingFrom(before)).done();
        assertThat(Silences.listens(stands, "C36", KNOWN)).isFalse();
        assertThat(List.of(after.stops(CUT_OFF), before.stops(CUT_OFF))).containsExactly(false, true);
    }
}
