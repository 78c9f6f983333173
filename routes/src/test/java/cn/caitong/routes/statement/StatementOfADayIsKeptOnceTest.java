package cn.caitong.routes.statement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class StatementOfADayIsKeptOnceTest {
    private static final UUID MESSAGE = new UUID(7, 7);
    private static final Instant NOON = Instant.parse("2026-04-22T04:00:00Z");
    private static final Instant LATE = Instant.parse("2026-04-22T15:59:59Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-04-22T16:00:00Z");

    static List<StatementFlow> flows() {
        return List.of(StatementFlow.ofDeposits(), StatementFlow.ofTheTreasury());
    }

    @ParameterizedTest
    @CsvSource({"statement, N4.1, 0", "treasury-statement, N5.4, 1"})
    void eachRestsOnItsOwnClause(String name, String clause, int which) {
        StatementFlow flow = flows().get(which);
        assertThat(flow.name()).isEqualTo(name);
        assertThat(decide(flow, fresh(flow), said("1.00", 7L, NOON)).reason().clause())
                .isEqualTo(clause);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theFirstIsKeptAndTheSameAgainChangesNothing(StatementFlow flow) {
        Decision first = decide(flow, fresh(flow), said("80000.00", 7L, NOON));
        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.state()).isEqualTo("received");
        assertThat(first.data().path("closing").asText()).isEqualTo("80000.00");
        assertThat(first.data().path("taken").toString())
                .isEqualTo("{\"on\":\"2026-04-22\",\"sequence\":7,\"message\":\"%s\"}".formatted(MESSAGE));
        Decision again = decide(flow, kept(flow, first), said("80000.00", 8L, LATE));
        assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(again.reason().code()).isEqualTo("noted");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void correctedOnTheSameDayItTakesTheFirstOnesPlace(StatementFlow flow) {
        CaseFile first = kept(flow, decide(flow, fresh(flow), said("80000.00", 7L, NOON)));
        Decision corrected = decide(flow, first, said("80000.01", 9L, LATE));
        assertThat(corrected.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(corrected.reason().code()).isEqualTo("statement-corrected");
        assertThat(corrected.data().path("closing").asText()).isEqualTo("80000.01");
        Decision again = decide(flow, kept(flow, corrected), said("80000.02", 10L, LATE));
        assertThat(again.reason().code()).as("and once more").isEqualTo("statement-corrected");
    }

    /** By its sender's own order the one that is kept is the later one. */
    @ParameterizedTest
    @MethodSource("flows")
    void theFirstOneThatComesAfterItsCorrectionChangesNothing(StatementFlow flow) {
        CaseFile corrected = kept(flow, decide(flow, fresh(flow), said("80000.01", 9L, NOON)));
        for (Instant at : List.of(LATE, NEXT_DAY)) {
            Decision overtaken = decide(flow, corrected, said("80000.00", 7L, at));
            assertThat(overtaken.outcome()).isEqualTo(Outcome.APPLIED);
            assertThat(overtaken.reason().code()).isEqualTo("statement-superseded");
            assertThat(overtaken.data()).isEqualTo(corrected.data());
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anotherOneOnALaterDayIsForAPerson(StatementFlow flow) {
        CaseFile kept = kept(flow, decide(flow, fresh(flow), said("80000.00", 7L, NOON)));
        Decision other = decide(flow, kept, said("80000.01", 9L, NEXT_DAY));
        assertThat(other.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(other.reason().code()).isEqualTo("statement-differs");
        assertThat(other.data()).isEqualTo(kept.data());
    }

    /** Drawn up in the evening of its own day it is in time; of tomorrow no bank can have booked anything. */
    @ParameterizedTest
    @MethodSource("flows")
    void oneOfADayToComeIsForAPersonAndTheTrueOneIsKeptLater(StatementFlow flow) {
        Instant dayBefore = Instant.parse("2026-04-21T15:59:59Z");
        Decision ahead = decide(flow, fresh(flow), said("80000.00", 7L, dayBefore));
        assertThat(ahead.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(ahead.reason().code()).isEqualTo("statement-ahead");
        assertThat(ahead.state()).isEqualTo(CaseFile.NEW);
        Decision trueOne = decide(flow, fresh(flow), said("80000.01", 9L, LATE));
        assertThat(trueOne.reason().code()).isEqualTo("statement-received");
        assertThat(decide(flow, fresh(flow), said("80000.01", 9L, dayBefore.plusSeconds(1)))
                        .outcome())
                .as("from the first second of its day on")
                .isEqualTo(Outcome.APPLIED);
    }

    /** Before it was written down when one came, it may have been any day's. */
    @ParameterizedTest
    @MethodSource("flows")
    void whatWasKeptByAnOlderVersionIsNotCorrectedUnseen(StatementFlow flow) {
        CaseFile old = new CaseFile(fresh(flow).location(), "received", data("80000.00"), 1, 1);
        assertThat(decide(flow, old, said("80000.00", 7L, NOON)).reason().code())
                .isEqualTo("noted");
        assertThat(decide(flow, old, said("80000.01", 9L, NOON)).outcome()).isEqualTo(Outcome.PARKED);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void nobodyButItsPartnerKnowsOfIt(StatementFlow flow) {
        assertThat(flow.veiled()).isTrue();
    }

    private static Decision decide(StatementFlow flow, CaseFile file, Event event) {
        return flow.decide(file, event, new Context(event.arrivedAt(), null, null));
    }

    private static Event said(String closing, Long sequence, Instant at) {
        return new Event(Event.Origin.MESSAGE, "a.statement.v1", data(closing), MESSAGE, "partner", sequence, null, at);
    }

    private static CaseFile fresh(StatementFlow flow) {
        Location place = new Location(flow.name(), "partner/2026-04-22", null, "500000", "partner", null, null, null);
        return new CaseFile(place, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), 1, 0);
    }

    private static CaseFile kept(StatementFlow flow, Decision first) {
        return new CaseFile(fresh(flow).location(), first.state(), first.data(), 1, 1);
    }

    private static ObjectNode data(String closing) {
        return JsonNodeFactory.instance.objectNode().put("date", "2026-04-22").put("closing", closing);
    }
}
