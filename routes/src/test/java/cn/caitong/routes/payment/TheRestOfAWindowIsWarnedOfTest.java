package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.silence.Heard;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Delivered on Thursday 9 April: the purchaser is asked on Tuesday 14 to confirm by Thursday 16. After an objection that came to nothing
 * it is asked anew, for silence will confirm at an end that nobody told it of.
 */
@Tag("unit")
class TheRestOfAWindowIsWarnedOfTest {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final Desk desk = new Desk();

    @BeforeEach
    void delivered() {
        desk.delivered();
    }

    @Test
    void afterAStopThatCameBeforeTheWarning() {
        stopped("2026-04-13T10:00", "2026-04-22T10:00");
        assertThat(days("2026-04-28T00:00")).as("four of five are left").containsExactly("2026-04-28");
    }

    @Test
    void afterAWarningThatFellIntoTheStop() {
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        desk.until("2026-04-20T00:00");
        assertThat(desk.tasks("confirm")).as("nobody is asked while it stands").isEmpty();
        desk.at("2026-04-20T10:00", Fixtures.withdrawn("YY-1"));
        assertThat(days("2026-04-24T00:00")).containsExactly("2026-04-24");
    }

    @Test
    void andAgainAfterAWarningThatCameBeforeIt() {
        desk.until("2026-04-15T09:30");
        stopped("2026-04-15T10:00", "2026-04-20T10:00");
        assertThat(days("2026-04-23T00:00")).containsExactly("2026-04-16", "2026-04-22");
        assertThat(ids()).doesNotHaveDuplicates();
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
    }

    /** Of the one day that is left the purchaser is told when it begins. */
    @Test
    void withLessLeftThanTheWarningsLead() {
        desk.until("2026-04-16T09:30");
        stopped("2026-04-16T10:00", "2026-04-20T10:00");
        desk.until("2026-04-21T08:59");
        assertThat(ids()).hasSize(1);
        assertThat(days("2026-04-21T09:00")).containsExactly("2026-04-16", "2026-04-21");
    }

    @Test
    void financesDismissalIsTheSame() {
        desk.until("2026-04-15T09:30");
        desk.at("2026-04-15T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        desk.at("2026-04-20T10:00", Fixtures.dismissed("YY-1"));
        assertThat(days("2026-04-23T00:00")).containsExactly("2026-04-16", "2026-04-22");
    }

    /** A stop that touched no working day moves nothing but the purchaser's certainty: the last day is the same, and is said again. */
    @Test
    void ofAStopOverAWeekend() {
        Desk other = new Desk();
        other.at("2026-04-13T10:00", Fixtures.submitted());
        other.delivered("2026-04-13T10:01");
        other.until("2026-04-17T09:30");
        other.at("2026-04-18T10:00", Fixtures.objection("YY-1", "wrong-amount"));
        other.at("2026-04-19T10:00", Fixtures.withdrawn("YY-1"));
        other.until("2026-04-21T00:00");
        assertThat(days(other)).containsExactly("2026-04-20", "2026-04-20");
        assertThat(other.state).isEqualTo(ClaimState.CONFIRMED);
    }

    @Test
    void eachStopOnceMore() {
        desk.until("2026-04-15T09:30");
        stopped("2026-04-15T10:00", "2026-04-20T10:00");
        desk.until("2026-04-21T09:30");
        desk.at("2026-04-21T10:00", Fixtures.objection("YY-2", "other"));
        desk.at("2026-04-27T10:00", Fixtures.withdrawn("YY-2"));
        assertThat(days("2026-04-29T00:00")).containsExactly("2026-04-16", "2026-04-22", "2026-04-29");
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @Test
    void aWindowThatIsLongerSinceNothingCouldBeHandedIn() {
        desk.heard = at -> at.isBefore(Fixtures.at("2026-04-18T00:00"))
                ? new Heard.Interrupted(Duration.ofHours(3), NOTHING)
                : new Heard.Nobody(at, NOTHING);
        assertThat(days("2026-04-18T00:00")).hasSize(2).startsWith("2026-04-16");
        assertThat(ids()).doesNotHaveDuplicates();
    }

    private void stopped(String from, String to) {
        desk.at(from, Fixtures.objection("YY-1", "wrong-amount"));
        desk.at(to, Fixtures.withdrawn("YY-1"));
    }

    /** The last days of which the purchaser was told until then. */
    private List<String> days(String until) {
        desk.until(until);
        return days(desk);
    }

    private static List<String> days(Desk desk) {
        return asked(desk).stream()
                .map(tell -> tell.data().path("dueDate").asText())
                .toList();
    }

    private List<String> ids() {
        return asked(desk).stream().map(Outgoing.Tell::businessId).toList();
    }

    private static List<Outgoing.Tell> asked(Desk desk) {
        return desk.told.stream()
                .filter(tell -> tell.data().path("kind").asText().equals("confirm"))
                .toList();
    }
}
