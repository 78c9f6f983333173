package cn.caitong.engine.cases;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.wake.WakeUp;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a person does with an event that was parked. Either way it is written down who did it and why. */
public final class ParkedEvents {
    /** The transaction of {@link #retry}. */
    @TransactionName
    public static final String RETRY = "event-retry";
    /** The transaction of {@link #dismiss}. */
    @TransactionName
    public static final String DISMISS = "event-dismiss";

    private static final String ABOUT = " returning flow, case_id, jurisdiction, type, (select legal_now()) as now";
    private static final String AGAIN =
            "update inbox set state = 'pending', reason = null where id = ? and state = 'parked'" + ABOUT;
    private static final String AWAY = "delete from inbox where id = ? and state = 'parked'" + ABOUT;

    private final Transactions transactions;
    private final ParkedItems items;
    private final EvidenceLog evidence;
    private final Tokens tokens;

    public ParkedEvents(Transactions transactions, EvidenceLog evidence, WakeUp wakeUp) {
        this.transactions = transactions;
        this.items = new ParkedItems(transactions);
        this.evidence = evidence;
        this.tokens = new Tokens(wakeUp);
    }

    /**
     * Lets the case take the event again, once what it failed on is mended; in its own transaction.
     *
     * @param event the parked item's reference
     * @throws RefusedException when it is not parked
     */
    public void retry(long event, String person, String why) {
        transactions.run(RETRY, () -> settle(AGAIN, "event.retried", event, person, why));
    }

    /**
     * Takes the event away for good; in its own transaction. The message that carried it stays.
     *
     * @throws RefusedException when it is not parked
     */
    public void dismiss(long event, String person, String why) {
        transactions.run(DISMISS, () -> settle(AWAY, "event.dismissed", event, person, why));
    }

    private record About(String flow, UUID caseId, String jurisdiction, String type, Instant now) {
        static About of(ResultSet row, int n) throws SQLException {
            return new About(
                    row.getString("flow"),
                    row.getObject("case_id", UUID.class),
                    row.getString("jurisdiction"),
                    row.getString("type"),
                    row.getObject("now", OffsetDateTime.class).toInstant());
        }
    }

    private void settle(String sql, String kind, long event, String person, String why) {
        About about = transactions
                .jdbc()
                .sql(sql)
                .param(event)
                .query(About::of)
                .optional()
                .orElseThrow(() -> new RefusedException(ErrorCode.EVENT_NOT_PARKED, ""));
        items.resolve(Kind.EVENT, Long.toString(event), person, why, about.now());
        evidence.append(List.of(new EvidenceEntry(
                about.caseId(),
                about.jurisdiction(),
                kind,
                about.now(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event", about.type())
                        .put("by", person)
                        .put("why", why))));
        tokens.afterCommit(Set.of(about.flow()), Set.of());
    }
}
