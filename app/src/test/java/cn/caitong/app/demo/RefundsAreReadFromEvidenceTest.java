package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.demo.witness.Witnessed;
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
         "money":[{"change":"owed","purpose":"REFUND","amount":"18000.00"},{"change":"instructed","purpose":"REFUND","n":1}]}
        """);
    private static final Witnessed CREDITED = row("2026-02-26T12:00:00Z", """
        {"flow":"deposit","event":"deposit.refund-credited.v1","before":"refund-delivered","state":"refunded",
         "reason":{"code":"refund-credited","clause":"N4.2",
                   "detail":"the bank credited it on 2026-02-26; late charge 5.15 CNY (C15)"},
         "money":[{"change":"credited","purpose":"REFUND","n":1,"on":"2026-02-26"}]}
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
    void whatIsForfeitedConvertedOrBorneAsInterestStandsBesideTheRefund() {
        Witnessed forfeited = row("2026-02-27T02:00:00Z", """
            {"state":"refund-instructed","reason":{"code":"part-forfeited","clause":"N4.3","detail":""},
             "money":[{"change":"owed","purpose":"FORFEIT","amount":"5000.00"},
                      {"change":"owed","purpose":"CONVERT","amount":"3000.00"}]}
            """);
        Witnessed paidOver = row("2026-03-03T02:00:00Z", """
            {"state":"refunded","reason":{"code":"paid-over","clause":"N4.3","detail":"; bank interest 3.85 CNY"},
             "money":[{"change":"instructed","purpose":"FORFEIT","n":1},
                      {"change":"credited","purpose":"FORFEIT","n":1,"on":"2026-03-03"}]}
            """);
        DepositLine line = new RefundStory(List.of(RECEIVED, forfeited, paidOver)).line("500103:YZ1", Optional.empty());
        assertThat(line.beside())
                .isEqualTo(new DepositLine.Beside(
                        new BigDecimal("3.85"),
                        new BigDecimal("5000.00"),
                        LocalDate.parse("2026-03-03"),
                        new BigDecimal("3000.00")));
        assertThat(line.toRefund()).isEqualTo(new BigDecimal("10000.00"));
        assertThat(line.refunds()).as("what is paid over is no refund").isEmpty();
    }

    @Test
    void aGuaranteeIsReadFromItsCaseAndItsClocks() {
        Witnessed issued = row("2026-02-05T02:00:00Z", """
            {"event":"deposit.received.v1","state":"held","reason":{"code":"money-held","clause":"N4.1","detail":""}}
            """);
        Witnessed released = row("2026-02-28T01:00:00Z", """
            {"event":"clock.act","state":"refund-instructed","reason":{"code":"refunded-without-application"},
             "told":[{"change":"tell","type":"deposit.release-instructed.v1","businessId":"CT-7"}]}
            """);
        Witnessed delivered = row("2026-02-28T01:00:01Z", """
            {"event":"delivery.delivered","state":"refund-delivered","reason":{"code":"refund-delivered"}}
            """);
        Witnessed back = row("2026-03-02T01:00:00Z", """
            {"event":"deposit.released.v1","state":"refunded","reason":{"code":"refund-credited"},
             "obligations":[{"change":"discharged","name":"C12","on":"2026-03-01"}]}
            """);
        RefundStory story = new RefundStory(List.of(issued, released, delivered, back));
        DepositLine line = story.line("CQ-GXQ:EBH1", Optional.empty());
        assertThat(line.isGuarantee()).isTrue();
        assertThat(line.received()).isEqualTo("2026-02-05");
        assertThat(line.refunds())
                .containsExactly(Lines.refund(
                        Times.local(released.at()),
                        LocalDate.parse("2026-02-28"),
                        LocalDate.parse("2026-03-01"),
                        null));
        assertThat(story.instructions()).containsExactly("CT-7");
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

    @Test
    void theTimelineSaysWhoSettledWhatWasParked() {
        Witnessed parked = row("2026-02-11T01:00:00Z", """
            {"flow":"tender","event":"award.notice-published.v1","before":"awarded","state":"awarded",
             "reason":{"code":"dates-differ","clause":"N4.2","detail":"two dates"}}
            """);
        Witnessed dismissed = row("2026-02-26T03:00:00Z", "event.dismissed", """
            {"event":"award.notice-published.v1","by":"finance-1","why":"the portal is right"}
            """);
        TimelineLine line =
                new CaseStory("ocds-1", List.of(parked, dismissed)).lines().getLast();
        assertThat(line.state()).isEqualTo("awarded");
        assertThat(line.before()).isEqualTo("awarded");
        assertThat(line.detail()).isEqualTo("settled by finance-1: the portal is right");
    }

    /** Thirty calendar days in which to sign are no working days in which to refund. */
    @Test
    void aTendersOwnTermIsNotCountedInWorkingDays() {
        Witnessed letter = row("2026-02-10T08:00:00Z", """
            {"flow":"tender","event":"award.letter-issued.v1","before":"registered","state":"awarded",
             "obligations":[{"change":"open","name":"C18/1","clause":"C18","basisDate":"2026-02-10",
                             "dueAt":"2026-03-12T16:00:00Z"}],
             "reason":{"code":"awarded","clause":"N4.2"}}
            """);
        assertThat(new CaseStory("ocds-1", List.of(letter)).lines())
                .extracting(TimelineLine::due)
                .containsOnlyNulls();
    }

    private static Witnessed row(String at, String payload) {
        return row(at, "event.applied", payload);
    }

    private static Witnessed row(String at, String kind, String payload) {
        try {
            return new Witnessed(Instant.parse(at), 1, kind, new JsonMapper().readTree(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
