package cn.caitong.engine.cases;

import cn.caitong.engine.cases.CaseTable.Claimed;
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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with an event that was parked, or has been held for too long. Either way it is written down who did it and
 * why. It is done under the case's lock: what the case has taken meanwhile nobody can take away, and what was taken away it
 * never sees.
 */
public final class ParkedEvents {
    /** The transaction of {@link #retry}. */
    @TransactionName
    public static final String RETRY = "event-retry";
    /** The transaction of {@link #dismiss} and {@link #dismissHeld}. */
    @TransactionName
    public static final String DISMISS = "event-dismiss";

    private static final String WHERE = "select case_id from inbox where id = ? and state = ?";
    private static final String ABOUT =
            " returning flow, case_id, jurisdiction, type, message_id, (select legal_now()) as now";
    private static final String AGAIN =
            "update inbox set state = 'pending', reason = null where id = ? and state = ?" + ABOUT;
    private static final String AWAY = "delete from inbox where id = ? and state = ?" + ABOUT;

    private final Transactions transactions;
    private final CaseTable cases;
    private final ParkedItems items;
    private final EvidenceLog evidence;
    private final Tokens tokens;

    public ParkedEvents(Transactions transactions, EvidenceLog evidence, WakeUp wakeUp) {
        this.transactions = transactions;
        this.cases = new CaseTable(transactions);
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
        transactions.run(
                RETRY, () -> settle(new Act(AGAIN, Kind.EVENT, "parked", "event.retried"), event, person, why));
    }

    /**
     * Takes the event away for good; in its own transaction. The message that carried it stays.
     *
     * @throws RefusedException when it is not parked
     */
    public void dismiss(long event, String person, String why) {
        transactions.run(
                DISMISS, () -> settle(new Act(AWAY, Kind.EVENT, "parked", "event.dismissed"), event, person, why));
    }

    /**
     * The same with one that waits for what never came. Whatever comes later does not bring it back.
     *
     * @throws RefusedException when it is not held any more: its turn has come
     */
    public void dismissHeld(long event, String person, String why) {
        transactions.run(
                DISMISS, () -> settle(new Act(AWAY, Kind.HELD, "held", "event.dismissed"), event, person, why));
    }

    /** @param state in which the event must be */
    private record Act(String sql, Kind kind, String state, String evidence) {}

    private record About(
            String flow,
            UUID caseId,
            String jurisdiction,
            String type,
            @Nullable UUID message,
            Instant now) {
        static About of(ResultSet row, int n) throws SQLException {
            return new About(
                    row.getString("flow"),
                    row.getObject("case_id", UUID.class),
                    row.getString("jurisdiction"),
                    row.getString("type"),
                    row.getObject("message_id", UUID.class),
                    row.getObject("now", OffsetDateTime.class).toInstant());
        }
    }

    private void settle(Act act, long event, String person, String why) {
        lockItsCase(act, event);
        About about = transactions
                .jdbc()
                .sql(act.sql())
                .params(event, act.state())
                .query(About::of)
                .optional()
                .orElseThrow(ParkedEvents::notParked);
        items.resolve(act.kind(), Long.toString(event), person, why, about.now());
        evidence.append(List.of(new EvidenceEntry(
                about.caseId(), about.jurisdiction(), act.evidence(), about.now(), words(act, about, person, why))));
        tokens.afterCommit(Set.of(about.flow()), Set.of());
    }

    /** Waits for whoever decides about the case. It is claimed by nobody here: whoever waits so holds nothing else yet. */
    private void lockItsCase(Act act, long event) {
        UUID caseId = transactions
                .jdbc()
                .sql(WHERE)
                .params(event, act.state())
                .query(UUID.class)
                .optional()
                .orElseThrow(ParkedEvents::notParked);
        cases.lock(List.of(new Claimed(caseId, null)));
    }

    private static RefusedException notParked() {
        return new RefusedException(ErrorCode.EVENT_NOT_PARKED, "");
    }

    private static ObjectNode words(Act act, About about, String person, String why) {
        ObjectNode words = JsonNodeFactory.instance.objectNode().put("event", about.type());
        if (about.message() != null) {
            words.put("messageId", about.message().toString());
        }
        return words.put("was", act.state()).put("by", person).put("why", why);
    }
}
