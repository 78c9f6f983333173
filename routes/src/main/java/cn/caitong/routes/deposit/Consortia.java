package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who bids together (联合体, 政府采购法 art. 24). A deposit knows it from its receipt and tells its tender, in keys that name nobody, so
 * that a notice that one member alone signs reaches the deposit that another paid.
 */
final class Consortia {
    static final String KNOWN = "deposit.consortium-known.v1";

    private Consortia() {}

    static Raise told(Deposit deposit, Location tender) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("lotId", deposit.lot());
        deposit.bidder().forEach(data.putArray("members")::add);
        return new Raise(KNOWN, data, tender);
    }

    static TenderChange known(TenderFacts facts, TenderState state, Event event) {
        String lot = Fields.text(event.data(), "lotId");
        return facts.hasLot(lot)
                ? TenderChange.changed(facts, facts.withConsortium(lot, members(event.data())), state)
                : new TenderChange.Same();
    }

    /** What a member took back before its consortium was known, its deposits have not heard of. */
    static Set<String> missed(TenderFacts facts, String type, JsonNode data) {
        LotFacts lot = facts.lot(Fields.text(data, "lotId"));
        Set<String> members = members(data);
        boolean taken = type.equals(TenderEvents.WITHDRAWN)
                ? lot.withdrawalsOf(members).findAny().isPresent()
                : lot.revocationOf(members).isPresent();
        return taken ? members : Set.of();
    }

    private static Set<String> members(JsonNode data) {
        Set<String> members = new TreeSet<>();
        data.path("members").forEach(key -> members.add(key.asText()));
        return members;
    }
}
