package cn.caitong.engine.evidence;

import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Takes the payload out of rows whose content may no longer be kept. Metadata and digests stay, so the chain stays whole; that
 * it was done, why and by whom becomes a row itself, without which a verifier calls it a fault.
 */
final class Erasure {
    static final String KIND = "evidence.erased";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final EvidenceLog log;

    public Erasure(Transactions transactions, EvidenceLog log) {
        this.jdbc = transactions.jdbc();
        this.log = log;
    }

    /**
     * Erases in the caller's transaction, which appends nothing else. Records of erasures are never erased.
     *
     * @param rows the rows' numbers within their case
     * @param at legal time, UTC
     * @param reason the rule that asks for it
     * @return how many rows lost their payload
     */
    public int erase(UUID caseId, String jurisdiction, SortedSet<Long> rows, Instant at, String reason, String by) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        List<Long> erased = jdbc.sql("""
            update evidence set salt = null, payload = null
             where case_id = ? and case_seq = any (?) and kind <> ? and payload is not null
            returning case_seq
            """)
                .param(caseId)
                .param(new SqlArrayValue("int8", rows.toArray()))
                .param(KIND)
                .query(Long.class)
                .list();
        if (!erased.isEmpty()) {
            erased.stream().sorted().forEach(payload.putArray("rows")::add);
            payload.put("reason", reason).put("by", by);
            log.append(List.of(new EvidenceEntry(caseId, jurisdiction, KIND, at, payload)));
        }
        return erased.size();
    }

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
