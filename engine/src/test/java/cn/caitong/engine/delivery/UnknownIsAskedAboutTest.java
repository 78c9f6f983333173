package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.QUERY;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.End.AnswerEvent;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.flow.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P3: what may have arrived is asked about, and repeated only when it is proven not to have. */
@Tag("database")
class UnknownIsAskedAboutTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final Bytes ANSWER = OutboxTables.answer();

    private UUID refund = new UUID(0, 0);
    private Marked sent = marked();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void oneRefundTimesOut() {
        TABLES.empty();
        refund = TABLES.refund("CT01");
        sent = TABLES.markOne();
        TABLES.end(sent, new End.Unknown("timed-out"));
    }

    @Test
    void theFlowHearsOfItAndTheRefundIsNotSentAgain() {
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(TABLES.events()).containsExactly("delivery.unknown");
        TABLES.advance(Duration.ofDays(9));
        assertThat(TABLES.mark(10)).extracting(Marked::type).containsExactly(QUERY);
    }

    @Test
    void theQuestionHoldsWhatItsMessageNeedsAndNamesWhatItIsAbout() {
        Marked question = TABLES.markOne();
        assertThat(OutboxTables.text(question)).isEqualTo("wire {\"receipt\":\"R-CT01\",\"instructionId\":\"CT01\"}");
        assertThat(question.about()).isEqualTo("CT01");
        assertThat(question.businessId()).isNotEqualTo("CT01");
    }

    @Test
    void foundMeansDeliveredAndWhatTheAnswerSaysReachesTheFlow() {
        JsonNode credit = OutboxTables.data("CT01");
        Instant on = Instant.parse("2026-03-02T02:00:00Z");
        Marked question = TABLES.markOne();
        TABLES.end(question, found(Finding.DELIVERED, new AnswerEvent("deposit.refund-credited.v1", credit, on)));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
        assertThat(TABLES.state(question.outgoing())).isEqualTo("delivered");
        assertThat(TABLES.events())
                .containsExactly("delivery.unknown", "delivery.delivered", "deposit.refund-credited.v1");
        assertThat(TABLES.eventData("delivery.delivered"))
                .hasToString("{\"outgoing\":\"" + refund + "\",\"businessId\":\"CT01\",\"type\":\"" + sent.type()
                        + "\",\"attempt\":1,\"code\":\"30\"}");
        assertThat(TABLES.strings("select partner || ' ' || origin || ' ' || (message_id is not null)"
                        + " from inbox where type like 'deposit.%'"))
                .containsExactly(CENTRE + " delivery true");
        assertThat(TABLES.evidence(refund))
                .containsExactly("delivery.sending", "delivery.unknown", "delivery.delivered");
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void rejectedMeansThatItMayBeRepaired() {
        TABLES.end(TABLES.markOne(), found(Finding.REJECTED));
        assertThat(TABLES.state(refund)).isEqualTo("rejected");
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.rejected");
    }

    @Test
    void notFoundIsNotBelievedWhileItMayBeOnItsWay() {
        Marked question = TABLES.markOne();
        TABLES.end(question, found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        TABLES.advance(SETTLE.minusSeconds(60));
        assertThat(TABLES.mark(10))
                .as("asking again before would prove nothing")
                .isEmpty();
        TABLES.advance(Duration.ofMinutes(2));
        Marked again = TABLES.markOne();
        assertThat(again.outgoing()).isEqualTo(question.outgoing());
        assertThat(again.wire()).isEqualTo(question.wire());
        TABLES.end(again, found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("ready");
    }

    /** A day in the partner's queue; the question meets the partner while it is just reading. */
    @Test
    void whatLayUnreadIsNotSentAgainAtTheFirstNotFound() {
        TABLES.end(TABLES.markOne(), End.Unknown.notReadYet());
        TABLES.advance(Duration.ofDays(1));
        Marked question = TABLES.markOne();
        TABLES.end(question, found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(TABLES.mark(10)).isEmpty();
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(TABLES.markOne(), found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("ready");
    }

    @Test
    void anAnswerCountsFromWhenItWasAskedForNotFromWhenItIsRecorded() {
        Marked question = TABLES.markOne();
        TABLES.advance(SETTLE.plusSeconds(60));
        TABLES.end(question, found(Finding.NOT_FOUND));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(TABLES.markOne().outgoing()).isEqualTo(question.outgoing());
    }

    @Test
    void provenNotToHaveArrivedItGoesAgainWithTheSameIdAndBytes() {
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(TABLES.markOne(), found(Finding.NOT_FOUND));
        Marked again = TABLES.markOne();
        assertThat(again.outgoing()).isEqualTo(refund);
        assertThat(again.wire()).isEqualTo(sent.wire());
        assertThat(again.businessId()).isEqualTo("CT01");
        TABLES.end(again, new End.Delivered("0000", ANSWER, List.of()));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    @Test
    void aSecondLossIsASecondQuestion() {
        TABLES.advance(SETTLE.plusSeconds(1));
        TABLES.end(TABLES.markOne(), found(Finding.NOT_FOUND));
        TABLES.end(TABLES.markOne(), new End.Unknown("reset"));
        Marked question = TABLES.markOne();
        assertThat(question.type()).isEqualTo(QUERY);
        TABLES.end(question, found(Finding.DELIVERED));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    @Test
    void aQuestionWithoutAnAnswerIsAskedAgainLater() {
        for (End none : List.of(
                new End.Unknown("timed-out"),
                new End.NotSent("refused"),
                new End.Delivered("strange", ANSWER, List.of()))) {
            TABLES.end(TABLES.markOne(), none);
            assertThat(TABLES.mark(10)).isEmpty();
            TABLES.advance(Duration.ofMinutes(20));
        }
        TABLES.end(TABLES.markOne(), found(Finding.DELIVERED));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    @Test
    void aQuestionThatThePartnerRefusesIsForAPerson() {
        TABLES.end(TABLES.markOne(), new End.Rejected("1001", ANSWER));
        assertThat(TABLES.state(refund)).isEqualTo("unknown");
        assertThat(TABLES.strings("select code || ' ' || owner from parked"))
                .containsExactly("delivery-unknown bureau");
        TABLES.advance(Duration.ofDays(1));
        assertThat(TABLES.mark(10)).isEmpty();
    }

    /** A slip in the descriptor's fields: asked about nothing, the partner would find nothing, or never answer. */
    @Test
    void aQuestionThatWouldNotNameWhatItIsAboutIsForAPerson() {
        ObjectNode data = OutboxTables.data("CT09");
        data.remove("receipt");
        TABLES.tell(TABLES.openCase("no-receipt"), new Outgoing.Tell(CENTRE, REFUND, "CT09", true, data, null));
        Marked told = TABLES.mark(10).stream()
                .filter(one -> one.businessId().equals("CT09"))
                .findFirst()
                .orElseThrow();
        TABLES.end(told, new End.Unknown("timed-out"));
        assertThat(TABLES.state(told.outgoing())).isEqualTo("unknown");
        assertThat(TABLES.strings("select code || ' ' || owner from parked"))
                .containsExactly("delivery-unknown bureau");
    }

    @Test
    void theAnswersBytesAreKept() {
        TABLES.end(TABLES.markOne(), found(Finding.DELIVERED));
        assertThat(TABLES.strings("select kind || n from body where kind = 'answer'"))
                .containsExactly("answer1");
        assertThat(TABLES.strings("select distinct kind || ' ' || jurisdiction from body order by 1"))
                .as("each in the scope of its case's district")
                .containsExactly("answer 500103", "canonical 500103", "wire 500103");
    }

    private static Found found(Finding finding, AnswerEvent... events) {
        return new Found(finding, "30", ANSWER, List.of(events));
    }

    private static Marked marked() {
        return new Marked(new UUID(0, 0), 0, 0, "", "", "", "", ANSWER, "", false, 0);
    }
}
