package cn.caitong.mappings.validation;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.message.InstantText;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What an envelope says beside its schema, and what it repeats from the data. */
final class EnvelopeRules {
    private static final Set<String> KNOWN = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "datacontenttype",
            "dataschema",
            "data",
            "jurisdiction",
            "sequence",
            "classification",
            "traceparent",
            "tracestate");
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final Districts districts;

    EnvelopeRules(Districts districts) {
        this.districts = districts;
    }

    /** A field that is not known is passed over with a warning: CloudEvents lets intermediaries add their own. */
    void check(JsonNode message, Collection<Issue> into) {
        message.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                into.add(Issue.of(ErrorCode.ENVELOPE_FIELD_UNKNOWN, "", name));
            }
        });
    }

    void checkAgainstData(JsonNode message, MessageType type, Collection<Issue> into) {
        JsonNode data = message.path("data");
        JsonNode repeated = data.at(type.subjectPointer());
        if (differ(message.path("subject"), repeated)) {
            into.add(Issue.of(ErrorCode.SUBJECT_DIFFERS, "/subject", "/data" + type.subjectPointer()));
        }
        JsonNode schema = message.path("dataschema");
        if (schema.isTextual() && !schema.textValue().equals(type.schemaId())) {
            into.add(Issue.of(ErrorCode.DATASCHEMA_DIFFERS, "/dataschema", type.schemaId()));
        }
        if (differ(message.path("jurisdiction"), data.path("district"))) {
            into.add(Issue.of(ErrorCode.JURISDICTION_DIFFERS, "/data/district"));
        }
        checkHolder(message, type, into);
    }

    /** What the holder of the money reports, it reports of its own items only, or of those that its district has taken over. */
    private void checkHolder(JsonNode message, MessageType type, Collection<Issue> into) {
        JsonNode holder = message.at("/data/deposit/holder");
        Optional<String> sender =
                CanonicalMessage.partnerOf(message.path("source").asText());
        boolean another =
                sender.isPresent() && holder.isTextual() && !sender.get().equals(holder.textValue());
        if (another
                && isSaidByTheHolder(type)
                && !hasTakenOver(sender.get(), holder.textValue(), message.path("time"))) {
            into.add(Issue.of(ErrorCode.SUBJECT_DIFFERS, "/data/deposit/holder", "/source"));
        }
    }

    /** Centres have their districts' names. */
    private boolean hasTakenOver(String sender, String holder, JsonNode time) {
        if (!DistrictId.isShaped(sender) || !DistrictId.isShaped(holder)) {
            return false;
        }
        return InstantText.read(time.asText())
                .map(at -> districts.heldBy(new DistrictId(sender), LocalDate.ofInstant(at, LEGAL_ZONE)))
                .filter(held -> held.contains(new DistrictId(holder)))
                .isPresent();
    }

    private static boolean isSaidByTheHolder(MessageType type) {
        return switch (type) {
            case DEPOSIT_RECEIVED,
                    REFUND_ACCEPTED,
                    REFUND_REJECTED,
                    REFUND_CREDITED,
                    REFUND_RETURNED,
                    REFUND_RECALLED,
                    REFUND_RECALL_REFUSED,
                    DEPOSIT_RECOVERED,
                    DEPOSIT_STATEMENT -> true;
            default -> false;
        };
    }

    private static boolean differ(JsonNode one, JsonNode other) {
        return one.isTextual() && other.isTextual() && !one.textValue().equals(other.textValue());
    }
}
