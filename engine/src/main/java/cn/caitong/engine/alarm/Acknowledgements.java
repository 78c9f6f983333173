package cn.caitong.engine.alarm;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A person ends an alarm whose cause has no end of its own. If the same happens again, there is a new one. */
public final class Acknowledgements {
    /** The transaction of {@link #acknowledge}. */
    @TransactionName
    public static final String ACKNOWLEDGE = "alarm-acknowledge";

    private static final String END = """
        update alarm set cleared_at = legal_now(), acknowledged_by = ?, reason = ?
         where id = ? and cleared_at is null returning cleared_at
        """;

    private final Transactions transactions;
    private final AlarmQueries alarms;
    private final EvidenceLog evidence;

    public Acknowledgements(Transactions transactions, AlarmQueries alarms, EvidenceLog evidence) {
        this.transactions = transactions;
        this.alarms = alarms;
        this.evidence = evidence;
    }

    /**
     * Ends it, and writes down who did and why: in the evidence of its case, or of its reference where it is about none.
     *
     * @throws RefusedException when it is not open, or ends otherwise
     */
    public void acknowledge(long id, String person, String reason) {
        AlarmView alarm = alarms.find(id).orElseThrow(Acknowledgements::notOpen);
        if (alarm.endedAt() != null) {
            throw notOpen();
        }
        if (!alarm.kind().byPerson()) {
            throw new RefusedException(ErrorCode.ALARM_ENDS_OTHERWISE, "id", alarm.code());
        }
        transactions.run(ACKNOWLEDGE, () -> {
            Instant at = transactions
                    .jdbc()
                    .sql(END)
                    .params(person, reason, id)
                    .query(OffsetDateTime.class)
                    .optional()
                    .orElseThrow(Acknowledgements::notOpen)
                    .toInstant();
            evidence.append(List.of(witness(alarm, person, reason, at)));
        });
    }

    private static EvidenceEntry witness(AlarmView alarm, String person, String reason, Instant at) {
        UUID caseId = alarm.caseId() == null ? CaseId.of("alarm", alarm.ref()) : alarm.caseId();
        return new EvidenceEntry(
                caseId,
                alarm.jurisdiction(),
                "alarm.acknowledged",
                at,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("alarm", alarm.code())
                        .put("ref", alarm.ref())
                        .put("since", alarm.at().toString())
                        .put("by", person)
                        .put("reason", reason));
    }

    private static RefusedException notOpen() {
        return new RefusedException(ErrorCode.ALARM_NOT_OPEN, "id");
    }
}
