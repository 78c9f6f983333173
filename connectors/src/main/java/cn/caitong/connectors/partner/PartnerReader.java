package cn.caitong.connectors.partner;

import cn.caitong.connectors.partner.FileArea.Credential;
import cn.caitong.connectors.partner.FileArea.Finished;
import cn.caitong.connectors.partner.Partner.Inbound;
import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.partner.Partner.Role;
import cn.caitong.engine.delivery.Backoff;
import cn.caitong.engine.delivery.PartnerPolicy;
import cn.caitong.engine.delivery.PartnerPolicy.OnUnknown;
import cn.caitong.engine.outage.OutagePolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns a descriptor that its schema has passed into a {@link Partner}; what it leaves out takes the defaults. */
final class PartnerReader {
    static final int MAX_BYTES = 1_048_576;
    static final int PER_SECOND = 50;
    static final int INBOUND_CONCURRENCY = 16;
    static final int OUTBOUND_CONCURRENCY = 4;

    private PartnerReader() {}

    static Partner read(JsonNode file) {
        String id = file.path("id").textValue();
        return new Partner(
                id,
                file.path("name").textValue(),
                file.path("jurisdiction").textValue(),
                Role.valueOf(
                        file.path("role").textValue().toUpperCase(Locale.ROOT).replace('-', '_')),
                Protocol.valueOf(file.path("protocol").textValue().toUpperCase(Locale.ROOT)),
                file.path("dialect").textValue(),
                texts(file.path("reports")),
                inbound(file.path("inbound")),
                file.has("outbound") ? Optional.of(outbound(id, file.path("outbound"))) : Optional.empty(),
                file.has("files") ? Optional.of(files(file.path("files"))) : Optional.empty());
    }

    private static FileArea files(JsonNode node) {
        JsonNode folders = node.path("folders");
        return new FileArea(
                node.path("user").textValue(),
                Credential.valueOf(node.path("authentication").textValue().toUpperCase(Locale.ROOT)),
                Finished.valueOf(node.path("finished")
                        .textValue()
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')),
                node.path("done").asText(".ok"),
                duration(node, "stableFor", Duration.ofSeconds(10)),
                duration(node, "poll", Duration.ofSeconds(5)),
                duration(node, "lease", Duration.ofMinutes(2)),
                new FileArea.Folders(
                        folders.path("in").textValue(),
                        folders.path("inArchive").textValue(),
                        folders.path("inRefused").textValue(),
                        folders.path("inAnswers").textValue(),
                        folders.path("out").textValue(),
                        folders.path("outArchive").textValue(),
                        folders.path("outResults").textValue()));
    }

    private static Inbound inbound(JsonNode node) {
        return new Inbound(
                texts(node.path("channels")),
                node.path("maxBytes").asInt(MAX_BYTES),
                node.path("perSecond").asInt(PER_SECOND),
                node.path("concurrency").asInt(INBOUND_CONCURRENCY));
    }

    private static Outbound outbound(String id, JsonNode node) {
        return new Outbound(
                node.path("baseUrl").asText(),
                duration(node, "connectTimeout", Duration.ofSeconds(2)),
                duration(node, "answerTimeout", Duration.ofSeconds(10)),
                new PartnerPolicy(
                        id,
                        duration(node, "lease", Duration.ofMinutes(1)),
                        duration(node, "settle", Duration.ofMinutes(2)),
                        node.path("concurrency").asInt(OUTBOUND_CONCURRENCY),
                        backoff(node.path("backoff")),
                        outage(node.path("outage")),
                        onUnknown(node.path("onUnknown"))));
    }

    private static Backoff backoff(JsonNode node) {
        return node.isMissingNode()
                ? Backoff.DEFAULT
                : new Backoff(
                        Duration.parse(node.path("first").textValue()),
                        Duration.parse(node.path("longest").textValue()),
                        Duration.parse(node.path("shortest").textValue()));
    }

    private static OutagePolicy outage(JsonNode node) {
        return node.isMissingNode()
                ? OutagePolicy.DEFAULT
                : new OutagePolicy(
                        node.path("after").intValue(),
                        Duration.parse(node.path("first").textValue()),
                        Duration.parse(node.path("longest").textValue()));
    }

    private static Map<String, OnUnknown> onUnknown(JsonNode node) {
        Map<String, OnUnknown> byType = new TreeMap<>();
        node.properties().forEach(each -> byType.put(each.getKey(), reaction(each.getValue())));
        return byType;
    }

    private static OnUnknown reaction(JsonNode node) {
        if (node.isObject()) {
            List<String> fields = new ArrayList<>(texts(node.path("fields")));
            return new OnUnknown.Ask(node.path("ask").textValue(), fields);
        }
        return node.textValue().equals("repeat") ? new OnUnknown.Repeat() : new OnUnknown.Person();
    }

    private static Duration duration(JsonNode node, String field, Duration otherwise) {
        return node.has(field) ? Duration.parse(node.path(field).textValue()) : otherwise;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(each -> texts.add(each.textValue()));
        return texts;
    }
}
