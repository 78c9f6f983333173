package cn.caitong.engine.parked;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What a person does with two files under one name (P4), once whoever sent both has said which it meant. The first
 * stands; what else was meant has come again under a name of its own. Until then nobody knows whether the second one was an
 * objection, and silence confirms nothing that it could be about (P6).
 */
public final class Conflicts {
    /** The transaction of {@link #resolve}. */
    @TransactionName
    public static final String RESOLVE = "conflict-resolve";

    private static final String FIND = """
        select case_id, jurisdiction, code, legal_now() as now from parked
         where kind = 'conflict' and ref = ? and resolved_at is null for update
        """;

    private final Transactions transactions;
    private final ParkedItems items;
    private final EvidenceLog evidence;

    public Conflicts(Transactions transactions, EvidenceLog evidence) {
        this.transactions = transactions;
        this.items = new ParkedItems(transactions);
        this.evidence = evidence;
    }

    private record About(UUID caseId, String jurisdiction, String code, Instant now) {
        static About of(ResultSet row, int n) throws SQLException {
            return new About(
                    row.getObject("case_id", UUID.class),
                    row.getString("jurisdiction"),
                    row.getString("code"),
                    row.getObject("now", OffsetDateTime.class).toInstant());
        }
    }

    /**
     * Writes down who settled it and in which words; in its own transaction.
     *
     * @param conflict the parked item's reference
     * @throws RefusedException when nothing of that name is parked
     */
    public void resolve(String conflict, String person, String why) {
        transactions.run(RESOLVE, () -> {
            About about = transactions
                    .jdbc()
                    .sql(FIND)
                    .param(conflict)
                    .query(About::of)
                    .optional()
                    .orElseThrow(() -> new RefusedException(ErrorCode.ITEM_NOT_PARKED, ""));
            items.resolve(Kind.CONFLICT, conflict, person, why, about.now());
            evidence.append(List.of(new EvidenceEntry(
                    about.caseId(),
                    about.jurisdiction(),
                    "conflict.resolved",
                    about.now(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("conflict", conflict)
                            .put("code", about.code())
                            .put("by", person)
                            .put("why", why))));
        });
    }
}
