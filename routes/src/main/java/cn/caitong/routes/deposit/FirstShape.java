package cn.caitong.routes.deposit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Cases as the first version kept them, completed to what is kept now. Told by what they lack and not by a number: a decision
 * that changes nothing leaves a case as it was. The second lacks nothing but consortia, contests and recoveries, the third nothing
 * but tasks that wait and places that were left: there were none.
 */
final class FirstShape {
    /** The version of the shape that is kept now. */
    static final int NEXT = 4;

    private FirstShape() {}

    /** The same if it is complete. */
    static JsonNode completed(JsonNode data) {
        if (data.has("receiptId")) {
            return data.has("kept") ? data : deposit(data.deepCopy());
        }
        return data.has("project") && !data.has("lots") ? tender(data.deepCopy()) : data;
    }

    private static ObjectNode deposit(ObjectNode deposit) {
        deposit.set("paidForLot", deposit.path("lot"));
        deposit.putArray("members");
        deposit.putObject("form").put("kind", Form.Kind.TRANSFER.name());
        deposit.putObject("kept");
        if (!deposit.has("told")) {
            deposit.putArray("told");
        }
        if (!deposit.has("undone")) {
            deposit.put("undone", 0);
        }
        return deposit;
    }

    /** What was kept of the tender is kept of each lot. */
    private static ObjectNode tender(ObjectNode tender) {
        JsonNode awards = tender.remove("awards");
        JsonNode contracts = tender.remove("contracts");
        JsonNode withdrawals = tender.remove("withdrawals");
        JsonNode terminated = tender.remove("terminated");
        ObjectNode lots = tender.putObject("lots");
        tender.path("project").path("lots").fieldNames().forEachRemaining(id -> {
            ObjectNode lot = lots.putObject(id);
            if (awards.has(id)) {
                lot.set("award", award(awards.path(id)));
            }
            ArrayNode signed = lot.putArray("contracts");
            contracts.forEach(contract -> {
                if (contract.path("lot").asText().equals(id)) {
                    signed.add(contract(contract));
                }
            });
            ArrayNode taken = lot.putArray("withdrawals");
            withdrawals.forEach(withdrawal -> {
                if (withdrawal.path("lot").asText().equals(id)) {
                    ObjectNode own = withdrawal.deepCopy();
                    taken.add(own.without("lot"));
                }
            });
            if (terminated.isObject()) {
                lot.set("terminated", dated(terminated));
            }
            lot.putArray("revocations");
            lot.putArray("suspensions");
        });
        return tender;
    }

    private static ObjectNode award(JsonNode before) {
        ObjectNode award = before.deepCopy();
        ObjectNode first = award.objectNode();
        for (String date : new String[] {"letter", "notice"}) {
            JsonNode said = award.remove(date);
            if (said != null && said.isObject()) {
                first.set(date, dated(said));
            }
        }
        award.set("first", first);
        award.putObject("again");
        award.putObject("ousted");
        return award.put("round", 1).put("vacant", false);
    }

    private static ObjectNode contract(JsonNode before) {
        ObjectNode contract = before.deepCopy();
        ObjectNode signed = contract.objectNode();
        signed.set("on", contract.remove("signedOn"));
        signed.set("source", contract.remove("source"));
        contract.remove("lot");
        contract.set("signed", signed.put("decided", false));
        return contract;
    }

    private static ObjectNode dated(JsonNode publication) {
        ObjectNode dated = publication.deepCopy();
        return dated.put("decided", false);
    }
}
