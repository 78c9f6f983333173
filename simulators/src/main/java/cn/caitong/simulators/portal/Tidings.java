package cn.caitong.simulators.portal;

import cn.caitong.simulators.courier.Letter;
import cn.caitong.simulators.ledger.Ledger;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Writes to the hub, in its canonical form, that something was made public. */
final class Tidings {
    private static final JsonMapper JSON = new JsonMapper();

    private final String portal;

    /** @param portal its id at the hub */
    Tidings(String portal) {
        this.portal = portal;
    }

    Letter of(String id, Posted posted, Instant at) {
        var notice = posted.notice();
        var data = data(notice);
        var publication = data.putObject("publication")
                .put("publishedAt", time(posted.publishedAt()))
                .put("source", "portal")
                .put("noticeId", posted.number());
        if (notice instanceof Notice.Award award && award.title() != null) {
            publication.put("title", award.title());
        }
        String type = type(notice);
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "urn:caitong:partner:" + portal)
                .put("type", type)
                .put("time", time(at))
                .put("subject", subject(notice))
                .put("datacontenttype", "application/json")
                .put("dataschema", "urn:caitong:schema:" + type)
                .put("jurisdiction", notice.district());
        event.set("data", data);
        return new Letter(
                id, "/api/messages", Map.of("Content-Type", "application/cloudevents+json"), event.toString());
    }

    private static String type(Notice notice) {
        return switch (notice) {
            case Notice.Award award -> "award.notice-published.v1";
            case Notice.Termination termination -> "tender.terminated.v1";
            case Notice.Correction correction -> "tender.corrected.v1";
            case Notice.Contract contract -> "contract.published.v1";
        };
    }

    private static String subject(Notice notice) {
        return switch (notice) {
            case Notice.Contract contract -> contract.contract();
            case Notice.Award award -> award.tender();
            case Notice.Termination termination -> termination.tender();
            case Notice.Correction correction -> correction.tender();
        };
    }

    private static ObjectNode data(Notice notice) {
        var data = JSON.createObjectNode();
        switch (notice) {
            case Notice.Award award -> {
                var told = data.put("tenderId", award.tender()).putObject("award");
                putAward(told, award.award(), award.lots(), award.winners());
                told.putObject("value").put("amount", award.amount()).put("currency", "CNY");
            }
            case Notice.Correction correction -> {
                data.put("tenderId", correction.tender()).put("corrects", correction.corrects());
                var award = correction.award();
                if (award != null) {
                    putAward(data.putObject("award"), award.award(), award.lots(), award.winners());
                }
                data.put("changes", correction.changes());
            }
            case Notice.Termination termination -> {
                data.put("tenderId", termination.tender()).put("reason", termination.reason());
                if (!termination.lots().isEmpty()) {
                    termination.lots().forEach(data.putArray("relatedLots")::add);
                }
            }
            case Notice.Contract contract -> {
                data.putObject("contract").put("id", contract.contract()).put("tenderId", contract.tender());
                if (contract.change() != null) {
                    data.put("additionId", contract.change());
                }
            }
        }
        return data;
    }

    private static void putAward(ObjectNode into, String id, List<String> lots, List<Notice.Winner> winners) {
        into.put("id", id);
        lots.forEach(into.putArray("relatedLots")::add);
        var suppliers = into.putArray("suppliers");
        for (Notice.Winner winner : winners) {
            suppliers
                    .addObject()
                    .put("name", winner.name())
                    .putObject("identifier")
                    .put("scheme", "CN-USCC")
                    .put("id", winner.creditCode());
        }
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(Ledger.ZONE).toOffsetDateTime());
    }
}
