package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RefundsAreReadFromEvidenceTest {
    private static final Witnessed RECEIVED = row("2026-02-03T06:31:00Z", """
        {"flow":"deposit","event":"deposit.received.v1","before":"new","state":"held",
         "reason":{"code":"money-held","clause":"N4.1","detail":"as asked"},
         "money":[{"change":"received","item":"500103:YZ1","currency":"CNY","amount":"18000.00","at":"2026-02-02T16:30:00Z"}]}
        """);
    private static final Witnessed LETTER = row("2026-02-10T08:00:00Z", """
        {"flow":"deposit","event":"parent.award.letter-issued.v1","before":"held","state":"refund-due",
         "reason":{"code":"refund-due","clause":"N4.2","detail":""},
         "obligations":[{"change":"open","name":"C12","clause":"C12","basisDate":"2026-02-10","dueAt":"2026-02-24T16:00:00Z"},
                        {"change":"open","name":"C12b","clause":"C12b","basisDate":"2026-02-11","dueAt":"2026-02-25T16:00:00Z"}]}
        """);
    private static final Witnessed ISSUED = row("2026-02-14T01:00:01Z", """
        {"flow":"deposit","event":"clock.act","before":"refund-due","state":"refund-instructed",
         "reason":{"code":"refunded-without-application","clause":"C12","detail":""},
         "told":[{"change":"tell","partner":"500103","type":"deposit.refund-instructed.v1","businessId":"CT-1"}],
         "money":[{"change":"owed"},{"change":"instructed","n":1}]}
        """);
    private static final Witnessed CREDITED = row("2026-02-26T12:00:00Z", """
        {"flow":"deposit","event":"deposit.refund-credited.v1","before":"refund-delivered","state":"refunded",
         "reason":{"code":"refund-credited","clause":"N4.2",
                   "detail":"the bank credited it on 2026-02-26; late charge 5.15 CNY (C15)"},
         "money":[{"change":"credited","n":1,"on":"2026-02-26"}]}
        """);

    @Test
    void moneyThatMovedWithoutAnInstructionIsNoStory() {
        assertThatThrownBy(() -> new RefundStory(List.of(RECEIVED, CREDITED)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never instructed");
    }

    @Test
    void aCaseWithoutMoneyHasNoLine() {
        RefundStory story = new RefundStory(List.of(LETTER));
        assertThatThrownBy(() -> story.line("500103:YZ1", Optional.empty())).hasMessageContaining("500103:YZ1");
    }

    @Test
    void theLineOfARefundThatCameLate() {
        List<Witnessed> rows = List.of(RECEIVED, LETTER, ISSUED, CREDITED);
        RefundStory story = new RefundStory(rows);
        DepositLine line = story.line("500103:YZ1", new CaseStory("500103:YZ1", rows).firstClock());
        assertThat(line.received()).isEqualTo("2026-02-03");
        assertThat(line.clause()).isEqualTo("C12");
        assertThat(line.due()).isEqualTo("2026-02-24");
        assertThat(line.lateCharge()).isEqualTo(new BigDecimal("5.15"));
        assertThat(line.refunds())
                .containsExactly(Lines.refund(Times.local(ISSUED.at()), null, LocalDate.parse("2026-02-26"), null));
        assertThat(story.instructions()).containsExactly("CT-1");
    }

    @Test
    void theTimelineNamesTheClockThatIsDueFirst() {
        List<TimelineLine> lines = new CaseStory("500103:YZ1", List.of(RECEIVED, LETTER)).lines();
        assertThat(lines).extracting(TimelineLine::due).containsExactly(null, LocalDate.parse("2026-02-24"));
        assertThat(TimelineJson.of(lines.get(1)))
                .isEqualTo("{\"at\":\"2026-02-10T16:00:00+08:00\",\"case\":\"500103:YZ1\",\"flow\":\"deposit\","
                        + "\"event\":\"parent.award.letter-issued.v1\",\"state\":\"refund-due\",\"clause\":\"N4.2\","
                        + "\"due\":\"2026-02-24\"}");
    }

    private static Witnessed row(String at, String payload) {
        try {
            return new Witnessed(Instant.parse(at), 1, "event.applied", new JsonMapper().readTree(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
