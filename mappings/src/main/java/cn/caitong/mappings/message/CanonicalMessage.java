package cn.caitong.mappings.message;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.json.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One message as CloudEvents 1.0 carries it in structured JSON.
 *
 * @param id unique at its sender for ever
 * @param partner the sending partner's id; {@link #HUB} for what the hub says
 * @param time when it was said, UTC; when it happened is in the data
 * @param subject the tender's id, of a statement its date
 * @param jurisdiction the district whose case this is
 * @param sequence the sender's own order number, where it gives one
 * @param data as the type's schema has it; not to be changed
 */
public record CanonicalMessage(
        String id,
        String partner,
        MessageType type,
        Instant time,
        String subject,
        DistrictId jurisdiction,
        Optional<Long> sequence,
        JsonNode data) {

    /** The hub as a sender. */
    public static final String HUB = "hub";

    private static final String HUB_SOURCE = "urn:caitong:hub";
    private static final String PARTNER_SOURCE = "urn:caitong:partner:";

    /** Reads an envelope that validation has passed; another one ends in an exception of no particular kind. */
    public static CanonicalMessage of(JsonNode envelope, MessageType type) {
        JsonNode sequence = envelope.path("sequence");
        return new CanonicalMessage(
                envelope.path("id").textValue(),
                partnerOf(envelope.path("source").textValue()).orElseThrow(),
                type,
                InstantText.read(envelope.path("time").textValue()).orElseThrow(),
                envelope.path("subject").textValue(),
                new DistrictId(envelope.path("jurisdiction").textValue()),
                sequence.isTextual() ? Optional.of(Long.valueOf(sequence.textValue())) : Optional.empty(),
                envelope.path("data"));
    }

    /** The partner that a {@code source} names, or the hub; nobody where it names neither. */
    public static Optional<String> partnerOf(String source) {
        if (source.equals(HUB_SOURCE)) {
            return Optional.of(HUB);
        }
        return source.startsWith(PARTNER_SOURCE) && source.length() > PARTNER_SOURCE.length()
                ? Optional.of(source.substring(PARTNER_SOURCE.length()))
                : Optional.empty();
    }

    /** The {@code source} that names a partner. */
    public static String sourceOf(String partner) {
        return partner.equals(HUB) ? HUB_SOURCE : PARTNER_SOURCE + partner;
    }

    /** The whole envelope. */
    public ObjectNode toJson() {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("specversion", "1.0")
                .put("id", id)
                .put("source", sourceOf(partner))
                .put("type", type.code())
                .put("time", time.toString())
                .put("subject", subject)
                .put("datacontenttype", "application/json")
                .put("dataschema", type.schemaId())
                .put("jurisdiction", jurisdiction.value());
        sequence.ifPresent(number -> envelope.put("sequence", number.toString()));
        return envelope.set("data", data);
    }

    /**
     * What the message says, without how it was carried: the bytes over which two messages of one id are the same or not (P4). The
     * time, the order number and the trace may differ when a sender repeats itself.
     */
    public byte[] content() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("type", type.code()).put("subject", subject).put("jurisdiction", jurisdiction.value());
        content.set("data", data);
        return CanonicalJson.bytes(content);
    }
}
