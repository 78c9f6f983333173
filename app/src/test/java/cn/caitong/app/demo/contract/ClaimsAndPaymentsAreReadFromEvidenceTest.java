package cn.caitong.app.demo.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.contract.PaymentLine.End;
import cn.caitong.app.demo.contract.PaymentStory.Applied;
import cn.caitong.app.demo.witness.Witnessed;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ClaimsAndPaymentsAreReadFromEvidenceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Tidings NONE = Tidings.of(List.of());

    private static final Witnessed SUBMITTED = row("2026-02-14T02:30:00Z", """
        {"event":"invoice.submitted.v1","state":"window","reason":{"code":"invoice-accepted"},
         "money":[{"change":"owed","item":"contract:HT-1/delivered","purpose":"CLAIM","line":"2650","amount":"226000.00"}],
         "obligations":[{"change":"open","name":"C36","clause":"C36","basisDate":"2026-02-14","dueAt":"2026-02-28T16:00:00Z"}]}
        """);
    private static final Witnessed OWED = row("2026-03-02T02:30:00Z", """
        {"event":"payment.approved.v1","state":"applied","reason":{"code":"applied"},
         "money":[{"change":"owed","purpose":"PAY","line":"111/1","amount":"226000.00"},
                  {"change":"instructed","purpose":"PAY","line":"111/1","n":1,"carrier":"CT-A"}]}
        """);

    @Test
    void aSilenceIsOfTheDayThatEndedWithIt() {
        Witnessed silence = row("2026-03-01T01:00:00Z", """
            {"event":"clock.due","state":"confirmed","reason":{"code":"receipt-confirmed-by-silence"},
             "money":[{"change":"received","item":"payable:2650","amount":"226000.00","at":"2026-02-28T16:00:00Z"}],
             "obligations":[{"change":"discharged","name":"C36","on":"2026-02-28"}]}
            """);
        ClaimLine line = ClaimStory.of("2650", List.of(SUBMITTED, silence), NONE);
        assertThat(line.amount()).isEqualTo("226000.00");
        assertThat(line.confirmed())
                .containsExactly(new ClaimLine.Sum(
                        "2650", new BigDecimal("226000.00"), LocalDate.parse("2026-02-28"), "silence"));
        LocalDate last = LocalDate.parse("2026-02-28");
        assertThat(line.terms()).containsExactly(new Term("C36", LocalDate.parse("2026-02-14"), last, last, false));
        assertThat(line.state()).isEqualTo("confirmed");
    }

    @Test
    void whatThePurchaserConfirmedIsOfTheDayOnWhichItDidAndAWindowMayEndVoid() {
        Witnessed confirmed = row("2026-03-04T02:00:00Z", """
            {"event":"invoice.confirmed.v1","state":"confirmed","reason":{"code":"receipt-confirmed"},
             "money":[{"change":"received","item":"payable:2650","amount":"226000.00","at":"2026-03-04T16:30:00Z"}],
             "obligations":[{"change":"voided","name":"C36","why":"for the test"}]}
            """);
        ClaimLine line = ClaimStory.of("2650", List.of(SUBMITTED, confirmed), NONE);
        assertThat(line.confirmed())
                .extracting(ClaimLine.Sum::text)
                .containsExactly("226000.00 on 于 2026-03-05, purchaser");
        assertThat(line.terms()).singleElement().matches(Term::isVoid);
    }

    @Test
    void eachAttemptHasItsOwnEnd() {
        Witnessed refused = row("2026-03-02T07:00:00Z", """
            {"event":"payment.reviewed.v1","state":"repair","reason":{"code":"refused"},
             "money":[{"change":"delivered","line":"111/1","n":1},{"change":"rejected","line":"111/1","n":1}]}
            """);
        Witnessed again = row("2026-03-03T02:00:00Z", """
            {"event":"payment.lines-repaired.v1","state":"applied","reason":{"code":"applied-again"},
             "money":[{"change":"owed","line":"111/2","amount":"226000.00"},
                      {"change":"instructed","line":"111/2","n":1,"carrier":"CT-B"}]}
            """);
        Witnessed back = row("2026-03-04T02:00:00Z", """
            {"event":"payment.returned.v1","state":"repair","reason":{"code":"returned"},
             "money":[{"change":"delivered","line":"111/2","n":1},{"change":"credited","line":"111/2","n":1,"on":"2026-03-03"},
                      {"change":"returned","line":"111/2","n":1}]}
            """);
        Applied read = PaymentStory.of("2650", List.of(OWED, refused, again, back), NONE);
        LocalDate second = LocalDate.parse("2026-03-02");
        LocalDate third = LocalDate.parse("2026-03-03");
        LocalDate fourth = LocalDate.parse("2026-03-04");
        BigDecimal amount = new BigDecimal("226000.00");
        assertThat(read.line().attempts())
                .containsExactly(
                        new Attempt(
                                LocalDateTime.parse("2026-03-02T10:30"),
                                "111/1",
                                amount,
                                new End(second, null, null, second)),
                        new Attempt(
                                LocalDateTime.parse("2026-03-03T10:00"),
                                "111/2",
                                amount,
                                new End(fourth, third, fourth, null)));
        assertThat(read.applications()).containsExactly("CT-A", "CT-B");
        assertThat(read.line().paid()).as("what came back is not paid").isEqualTo("0.00");
        assertThat(PaymentStory.of("2650", List.of(OWED, credited()), NONE)
                        .line()
                        .paid())
                .isEqualTo("226000.00");
    }

    @Test
    void moneyThatMovedWithoutAnInstructionIsNoStory() {
        assertThatThrownBy(() -> PaymentStory.of("2650", List.of(credited()), NONE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never instructed");
    }

    @Test
    void whatPeopleWereToldIsReadFromTheMessagesThatTheyHold() {
        Tidings tidings = Tidings.of(List.of(
                told("claim.task-raised.v1", "start-payment", ""),
                told("claim.task-raised.v1", "confirm", ""),
                told("claim.task-raised.v1", "confirm", ""),
                told("payment.task-raised.v1", "approve", ",\"payment\":{\"id\":\"2650.2\"}"),
                refusal("r-1"),
                refusal("r-1"),
                refusal("r-2")));
        assertThat(tidings.ofClaim("2650")).containsExactly("confirm", "start-payment");
        assertThat(tidings.ofClaim("2651")).isEmpty();
        assertThat(tidings.ofPayment("2650.2")).containsExactly("approve");
        assertThat(tidings.refusals("2650")).containsExactly("a b", "a b");
    }

    private static String told(String type, String kind, String more) {
        return "{\"type\":\"%s\",\"data\":{\"kind\":\"%s\",\"claim\":{\"invoice\":\"2650\"}%s}}"
                .formatted(type, kind, more);
    }

    private static String refusal(String id) {
        return """
            {"type":"invoice.refused.v1","data":{"refusalId":"%s","claim":{"invoice":"2650"},"issues":[{"code":"b"},{"code":"a"}]}}
            """.formatted(id);
    }

    private static Witnessed credited() {
        return row("2026-03-02T12:00:00Z", """
            {"event":"payment.executed.v1","state":"credited","reason":{"code":"executed"},
             "money":[{"change":"credited","line":"111/1","n":1,"on":"2026-03-02"}]}
            """);
    }

    private static Witnessed row(String at, String payload) {
        try {
            return new Witnessed(Instant.parse(at), 1, "event.applied", JSON.readTree(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }
}
