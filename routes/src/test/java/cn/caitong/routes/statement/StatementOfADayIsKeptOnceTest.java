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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class StatementOfADayIsKeptOnceTest {
    private static final Instant NOW = Instant.parse("2026-04-22T12:00:00Z");

    static List<StatementFlow> flows() {
        return List.of(StatementFlow.ofDeposits(), StatementFlow.ofTheTreasury());
    }

    @ParameterizedTest
    @CsvSource({"statement, N4.1, 0", "treasury-statement, N5.4, 1"})
    void eachRestsOnItsOwnClause(String name, String clause, int which) {
        StatementFlow flow = flows().get(which);
        assertThat(flow.name()).isEqualTo(name);
        assertThat(decide(flow, fresh(flow), data("1.00")).reason().clause()).isEqualTo(clause);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theFirstIsKeptAndTheSameAgainChangesNothing(StatementFlow flow) {
        Decision first = decide(flow, fresh(flow), data("80000.00"));
        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.state()).isEqualTo("received");
        assertThat(first.data()).isEqualTo(data("80000.00"));
        Decision again = decide(flow, kept(flow, first), data("80000.00"));
        assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(again.reason().code()).isEqualTo("noted");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anotherForTheSameDayIsForAPerson(StatementFlow flow) {
        CaseFile kept = kept(flow, decide(flow, fresh(flow), data("80000.00")));
        Decision other = decide(flow, kept, data("80000.01"));
        assertThat(other.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(other.reason().code()).isEqualTo("statement-differs");
        assertThat(other.data()).isEqualTo(data("80000.00"));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void nobodyButItsPartnerKnowsOfIt(StatementFlow flow) {
        assertThat(flow.veiled()).isTrue();
    }

    private static Decision decide(StatementFlow flow, CaseFile file, ObjectNode data) {
        Event event = new Event(Event.Origin.MESSAGE, "a.statement.v1", data, null, "partner", null, null, NOW);
        return flow.decide(file, event, new Context(NOW, null, null));
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
