package cn.caitong.engine.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One point on which a statement and the ledger differ.
 *
 * @param place which point it is, the same at each comparison; names no party and no sum
 * @param day of the statement that it is held against, Asia/Shanghai
 * @param caseId of whoever gave the instruction or got the money, or, where that is unknown, the statement's: whoever may see the
 *     case may see the sums
 * @param jurisdiction that case's
 * @param facts both sides, for the evidence of that case
 */
record Difference(DifferenceKind kind, String place, LocalDate day, UUID caseId, String jurisdiction, JsonNode facts) {
    /** A point that differs in another way than before is another difference. */
    String ref() {
        return place + "/" + kind.code();
    }
}
