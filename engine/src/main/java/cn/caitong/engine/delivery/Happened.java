package cn.caitong.engine.delivery;

import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** What delivery tells flows, and writes into evidence, about a row of the outbox. */
final class Happened {
    private Happened() {}

    static ObjectNode data(OutgoingRow row, String code) {
        return data(row.id(), row.businessId(), row.type(), row.attempt(), code);
    }

    static ObjectNode data(UUID outgoing, String businessId, String type, int attempt, String code) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("outgoing", outgoing.toString())
                .put("businessId", businessId)
                .put("type", type)
                .put("attempt", attempt)
                .put("code", code);
    }

    /** An event of the case, said by the hub; {@code outgoing} is what a proof refers to. */
    static CaseEvent event(UUID caseId, String type, ObjectNode data, UUID outgoing, Instant at) {
        return new CaseEvent(caseId, new Event(Origin.DELIVERY, type, data, outgoing, "hub", null, null, at));
    }
}
