package cn.caitong.simulators.workbench;

import cn.caitong.simulators.courier.Letter;
import cn.caitong.simulators.ledger.Ledger;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Writes what a purchaser's person answers to a to-do. */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OBJECTIONS = "objections";

    private final String partner;
    private final Map<String, String> districts;

    /** @param districts the district of each purchaser, by its credit code */
    Answers(String partner, Map<String, String> districts) {
        this.partner = partner;
        this.districts = districts;
    }

    Letter confirmation(String id, Todo todo, Instant at) {
        return letter(id, "confirmations", message(id, todo, "CONFIRM", at));
    }

    Letter objection(String id, Todo todo, Objection objection, Instant at) {
        ObjectNode message = message(id, todo, "OBJECT", at)
                .put("objectionNo", objection.number())
                .put("reason", objection.reason());
        if (objection.amount() != null) {
            message.put("amount", objection.amount());
        }
        if (!objection.lines().isEmpty()) {
            ArrayNode lines = message.putArray("lineNos");
            objection.lines().forEach(lines::add);
        }
        attach(message, objection.evidence());
        return letter(id, OBJECTIONS, message);
    }

    Letter evidence(String id, Todo todo, String number, List<String> digests, Instant at) {
        ObjectNode message = message(id, todo, "ADD_EVIDENCE", at).put("objectionNo", number);
        attach(message, digests);
        return letter(id, OBJECTIONS, message);
    }

    Letter withdrawal(String id, Todo todo, String number, Instant at) {
        return letter(id, OBJECTIONS, message(id, todo, "WITHDRAW", at).put("objectionNo", number));
    }

    private ObjectNode message(String id, Todo todo, String action, Instant at) {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(Ledger.ZONE));
        ObjectNode message = JSON.createObjectNode()
                .put("msgId", id)
                .put("msgTime", time)
                .put("districtCode", districts.getOrDefault(String.valueOf(todo.org()), ""))
                .put("invoiceNo", todo.invoice())
                .put("contractNo", todo.contract())
                .put("projectNo", todo.project())
                .put("action", action)
                .put("actionTime", time);
        message.putObject("user").put("userId", "ykz-10021").put("userName", "采购经办人");
        return message;
    }

    private static void attach(ObjectNode message, List<String> digests) {
        if (digests.isEmpty()) {
            return;
        }
        ArrayNode attachments = message.putArray("attachments");
        for (String digest : digests) {
            attachments
                    .addObject()
                    .put("fileName", "附件" + attachments.size() + ".pdf")
                    .put("fileDigest", digest)
                    .put("fileType", "LETTER");
        }
    }

    private Letter letter(String id, String channel, ObjectNode message) {
        return new Letter(
                id,
                "/partners/%s/%s".formatted(partner, channel),
                Map.of("Content-Type", "application/json", "X-Request-Id", id),
                message.toString());
    }
}
