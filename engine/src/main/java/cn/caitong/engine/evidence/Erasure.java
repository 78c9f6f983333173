package cn.caitong.engine.evidence;

import cn.caitong.engine.evidence.ExportFile.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the format says of rows whose content may no longer be kept: metadata and digests stay, so the chain stays whole, and that
 * the payload was taken out, why and by whom is a row itself, without which a verifier calls it a fault. This version takes none out.
 */
final class Erasure {
    static final String KIND = "evidence.erased";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Erasure() {}

    /** The numbers of the rows that the given ones say were erased. */
    static Set<Long> recordedIn(List<Row> rows) {
        Set<Long> recorded = new HashSet<>();
        for (Row row : rows) {
            if (row.meta() != null && row.payload() != null && row.meta().kind().equals(KIND)) {
                read(row.payload().array()).path("rows").forEach(seq -> recorded.add(seq.asLong()));
            }
        }
        return recorded;
    }

    private static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (JsonProcessingException edited) {
            return JsonNodeFactory.instance.missingNode();
        }
    }
}
