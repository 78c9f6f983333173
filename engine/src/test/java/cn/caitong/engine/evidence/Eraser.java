package cn.caitong.engine.evidence;

import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.jdbc.support.SqlArrayValue;

/** Takes payloads out as the format allows and a later version may: with a row that says so. For tests of what stays whole. */
record Eraser(Transactions transactions, EvidenceLog log) {
    /** Erases in the caller's transaction, but no record of an erasure; answers how many rows lost their payload. */
    int erase(UUID caseId, String jurisdiction, SortedSet<Long> rows, Instant at, String reason, String by) {
        List<Long> erased = transactions
                .jdbc()
                .sql("""
                    update evidence set salt = null, payload = null
                     where case_id = ? and case_seq = any (?) and kind <> ? and payload is not null
                    returning case_seq
                    """)
                .param(caseId)
                .param(new SqlArrayValue("int8", rows.toArray()))
                .param(Erasure.KIND)
                .query(Long.class)
                .list();
        if (!erased.isEmpty()) {
            ObjectNode payload = JsonNodeFactory.instance.objectNode();
            erased.stream().sorted().forEach(payload.putArray("rows")::add);
            payload.put("reason", reason).put("by", by);
            log.append(List.of(new EvidenceEntry(caseId, jurisdiction, Erasure.KIND, at, payload)));
        }
        return erased.size();
    }
}
