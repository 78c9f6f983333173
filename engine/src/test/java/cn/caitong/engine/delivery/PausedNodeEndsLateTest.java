package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Finding;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fencing: a node that was paused over its lease decides nothing when it wakes up, and what it knows is not lost. */
@Tag("database")
class PausedNodeEndsLateTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final End DELIVERED = new End.Delivered("0000", End.NO_ANSWER, List.of());

    private final Delivery other = TABLES.node("node-b");
    private UUID refund = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        TABLES.empty();
        refund = TABLES.refund("CT01");
    }

    @Test
    void aLeaseThatRunsIsLeftAlone() {
        TABLES.markOne();
        assertThat(new DeliveryRecovery(other).sweep()).isZero();
        assertThat(TABLES.state(refund)).isEqualTo("sending");
    }

    @Test
    void aLeaseThatRanOutLeavesTheAttemptUnknownAndAskedAbout() {
        pausedAndRecovered();
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(TABLES.strings("select outcome || ' ' || code from attempt"))
                .containsExactly("unknown lease-ran-out");
        assertThat(TABLES.events()).containsExactly("delivery.unknown");
        assertThat(other.mark(CENTRE, 10, OutboxTables::translate))
                .extracting(Marked::about)
                .containsExactly("CT01");
    }

    @Test
    void anEndBeforeTheRecoveryCounts() {
        Marked sent = TABLES.markOne();
        TABLES.runOutLease(refund);
        TABLES.end(sent, DELIVERED);
        assertThat(new DeliveryRecovery(other).sweep()).isZero();
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    @Test
    void anEndAfterTheRecoveryIsEvidenceAndNoDecision() {
        Marked sent = pausedAndRecovered();
        TABLES.end(sent, DELIVERED);
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(TABLES.events()).containsExactly("delivery.unknown");
        assertThat(TABLES.evidence(refund))
                .containsExactly("delivery.sending", "delivery.unknown", "delivery.late-end");
        assertThat(TABLES.strings("select code from alarm")).containsExactly("delivery-late-end");
    }

    @Test
    void aLateEndMakesTheQuestionGoNow() {
        Marked sent = pausedAndRecovered();
        TABLES.end(TABLES.markOne(), new End.NotSent("refused"));
        assertThat(TABLES.mark(1)).as("the question waits for its time").isEmpty();
        TABLES.end(sent, DELIVERED);
        assertThat(TABLES.mark(1)).extracting(Marked::about).containsExactly("CT01");
    }

    @Test
    void aLateEndPutsOffTheMomentFromWhichNotFoundIsBelieved() {
        Marked sent = pausedAndRecovered();
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(sent, new End.Unknown("timed-out"));
        TABLES.end(TABLES.markOne(), found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
    }

    /** What the attempt's row says is read under the lock, not before it was waited for. */
    @Test
    void aLateEndThatIsBeingWrittenPutsItOffToo() throws Exception {
        Marked sent = pausedAndRecovered();
        TABLES.advance(SETTLE.plusSeconds(1));
        Marked question = TABLES.markOne();
        TABLES.whileEnding(sent, DELIVERED, () -> other.end(List.of(question.ended(found(Finding.NOT_FOUND)))));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
    }

    @Test
    void aLateEndThatContradictsNotFoundIsAskedAboutAgain() {
        Marked sent = pausedAndRecovered();
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(TABLES.markOne(), found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("ready");
        TABLES.end(sent, DELIVERED);
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        TABLES.end(TABLES.markOne(), found(Finding.DELIVERED));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    @Test
    void aLateEndNeverTouchesTheNextAttempt() {
        Marked first = pausedAndRecovered();
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(TABLES.markOne(), found(Finding.NOT_FOUND));
        Marked second = other.mark(CENTRE, 1, OutboxTables::translate).getFirst();
        TABLES.end(first, new End.Rejected("1004", End.NO_ANSWER));
        assertThat(TABLES.state(refund)).isEqualTo("sending");
        other.end(List.of(second.ended(DELIVERED)));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.delivered");
    }

    @Test
    void theSameEndToldTwiceIsOne() {
        Marked sent = TABLES.markOne();
        TABLES.end(sent, DELIVERED);
        TABLES.end(sent, DELIVERED);
        assertThat(TABLES.events()).containsExactly("delivery.delivered");
        assertThat(TABLES.strings("select code from alarm")).isEmpty();
        assertThat(TABLES.evidence(refund)).containsExactly("delivery.sending", "delivery.delivered");
    }

    @Test
    void aQuestionThatWasLostIsAskedAgain() {
        pausedAndRecovered();
        Marked question = TABLES.markOne();
        TABLES.runOutLease(question.outgoing());
        assertThat(new DeliveryRecovery(other).sweep()).isEqualTo(1);
        TABLES.end(question, found(Finding.DELIVERED));
        assertThat(TABLES.state(refund)).as("a late answer decides nothing").isEqualTo("unknown");
        TABLES.advance(Duration.ofMinutes(1));
        TABLES.end(TABLES.markOne(), found(Finding.DELIVERED));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    private Marked pausedAndRecovered() {
        Marked sent = TABLES.markOne();
        TABLES.runOutLease(refund);
        assertThat(new DeliveryRecovery(other).sweep()).isEqualTo(1);
        return sent;
    }

    private static End found(Finding finding) {
        return new End.Found(finding, "30", End.NO_ANSWER, List.of());
    }
}
