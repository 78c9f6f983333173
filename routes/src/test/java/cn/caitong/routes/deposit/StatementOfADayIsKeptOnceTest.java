package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StatementOfADayIsKeptOnceTest {
    private static final JsonNode STATEMENT = Said.json("{'date':'2026-02-24','closing':'1.00'}");
    private final StatementFlow flow = new StatementFlow();

    @Test
    void theFirstIsKept() {
        Decision decision = decide(fresh(), STATEMENT);
        assertThat(decision.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(decision.data()).isEqualTo(STATEMENT);
    }

    @Test
    void theSameAgainChangesNothing() {
        assertThat(decide(kept(), STATEMENT).reason().code()).isEqualTo("noted");
    }

    @Test
    void anotherForTheSameDayIsForAPerson() {
        Decision decision = decide(kept(), Said.json("{'date':'2026-02-24','closing':'2.00'}"));
        assertThat(decision.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(decision.reason().code()).isEqualTo("statement-differs");
    }

    private Decision decide(CaseFile file, JsonNode data) {
        Instant now = Story.at("2026-02-24T20:00");
        Event event = new Event(
                Event.Origin.MESSAGE, "deposit.statement.v1", data, Fixtures.MESSAGE, "500103", null, now, now);
        return flow.decide(file, event, new Context(now, null, null));
    }

    private static CaseFile fresh() {
        Location location =
                new Location(StatementFlow.NAME, "500103/2026-02-24", null, "500103", "500103", null, null, null);
        return new CaseFile(location, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), 1, 0);
    }

    private static CaseFile kept() {
        return new CaseFile(fresh().location(), "received", STATEMENT, 1, 1);
    }
}
