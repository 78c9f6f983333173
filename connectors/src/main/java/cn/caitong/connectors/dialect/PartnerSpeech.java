package cn.caitong.connectors.dialect;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Translator;
import cn.caitong.mappings.dialect.Format;
import cn.caitong.mappings.dialect.WireRequest;
import cn.caitong.mappings.json.CanonicalJson;
import cn.caitong.mappings.message.MessageType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Puts what the hub tells into a partner's own words, and says where those go. */
public final class PartnerSpeech implements Translator {
    private final Partners partners;
    private final Dialects dialects;

    public PartnerSpeech(Partners partners, Dialects dialects) {
        this.partners = partners;
        this.dialects = dialects;
    }

    @Override
    public Wire translate(Telling telling) {
        Partner partner = partner(telling.partner());
        if (partner.dialect().equals(Partner.CANONICAL)) {
            return new Wire(Bytes.of(CanonicalJson.write(envelope(telling))), Partner.CANONICAL);
        }
        MessageType type = type(telling.type());
        byte[] bytes = dialects.of(partner).translateOut(type, telling.jurisdiction(), telling.data());
        return new Wire(Bytes.of(bytes), dialects.of(partner).digest());
    }

    /** Path and headers for bytes that were made at an earlier attempt, perhaps. */
    public WireRequest request(Marked marked) {
        Partner partner = partner(marked.partner());
        return partner.dialect().equals(Partner.CANONICAL)
                ? new WireRequest("/messages", Map.of(), Optional.empty())
                : dialects.of(partner)
                        .request(type(marked.type()), marked.wire().array());
    }

    /** The content type of those bytes. */
    public String contentType(Marked marked) {
        Partner partner = partner(marked.partner());
        return partner.dialect().equals(Partner.CANONICAL)
                ? Format.JSON.contentType()
                : dialects.of(partner).sentAs();
    }

    /** Whether an answer of this content type is in the encoding in which this partner's XML is exchanged. */
    public boolean agrees(Marked marked, String contentType) {
        Partner partner = partner(marked.partner());
        return partner.dialect().equals(Partner.CANONICAL)
                || dialects.of(partner).format() != Format.XML
                || dialects.of(partner).content().agrees(contentType);
    }

    /** No time in it: the bytes are the same whenever they are made. */
    private static ObjectNode envelope(Telling telling) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("specversion", "1.0")
                .put("id", telling.businessId())
                .put("source", "urn:caitong:hub")
                .put("type", telling.type())
                .put("datacontenttype", "application/json")
                .put("jurisdiction", telling.jurisdiction());
        return envelope.set("data", telling.data());
    }

    private Partner partner(String id) {
        return partners.find(id).orElseThrow(() -> new NoSuchElementException("No descriptor for partner " + id));
    }

    static MessageType type(String code) {
        return MessageType.find(code).orElseThrow(() -> new NoSuchElementException("No message type " + code));
    }
}
