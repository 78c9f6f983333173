package cn.caitong.routes.treasury;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TreasurysStatementOfADayIsKeptOnceTest {
    private static final Location PLACE = new Location(
            TreasuryStatementFlow.NAME, "treasury/2026-04-22", null, "500000", "treasury", null, null, null);
    private final TreasuryStatementFlow flow = new TreasuryStatementFlow();

    @Test
    void theFirstIsKeptAndTheSameAgainChangesNothing() {
        Decision first = decide(new CaseFile(PLACE, CaseFile.NEW, data("0.00"), 1, 0), data("80000.00"));
        assertThat(first.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(first.state()).isEqualTo("received");
        assertThat(first.data()).isEqualTo(data("80000.00"));
        CaseFile kept = new CaseFile(PLACE, first.state(), first.data(), 1, 1);
        assertThat(decide(kept, data("80000.00")).reason().code()).isEqualTo("noted");
    }

    @Test
    void anotherOneForTheSameDayIsForAPerson() {
        CaseFile kept = new CaseFile(PLACE, "received", data("80000.00"), 1, 1);
        Decision other = decide(kept, data("80000.01"));
        assertThat(other.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(other.data()).isEqualTo(data("80000.00"));
    }

    @Test
    void nobodyButTheTreasuryKnowsOfIt() {
        assertThat(flow.veiled()).isTrue();
    }

    private Decision decide(CaseFile file, ObjectNode data) {
        Event event = new Event(
                Event.Origin.MESSAGE, "treasury.statement.v1", data, null, "treasury", null, null, Instant.EPOCH);
        return flow.decide(file, event, new Context(Instant.EPOCH, null, null));
    }

    private static ObjectNode data(String credited) {
        return JsonNodeFactory.instance.objectNode().put("date", "2026-04-22").put("credited", credited);
    }
}
