package cn.caitong.engine.intake;

import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.silence.Silence;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.mappings.report.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was refused, so that partner and bureau can see it; it consumed no id and holds no content. Of a secret one (N5.1)
 * partner, time and code remain, and an alarm.
 */
public final class Refusals {
    /** The transaction of {@link #record}. */
    @TransactionName
    public static final String RECORD = "refusal-record";

    private static final String INSERT = """
        insert into refusal (partner, jurisdiction, at, code, external_id, report)
        values (?, ?, legal_now(), ?, ?, ?::jsonb) returning at
        """;

    private final Transactions transactions;
    private final Alarms alarms;

    public Refusals(Transactions transactions) {
        this.transactions = transactions;
        this.alarms = new Alarms(transactions);
    }

    /**
     * Records it in its own transaction.
     *
     * @param jurisdiction the partner's own district
     * @param report the validation report: places and rules, no values
     */
    public void record(
            String partner,
            String jurisdiction,
            ErrorCode code,
            @Nullable String externalId,
            @Nullable JsonNode report) {
        transactions.run(RECORD, () -> join(partner, jurisdiction, code, externalId, report));
    }

    /** Records it in the caller's transaction. */
    public void join(
            String partner,
            String jurisdiction,
            ErrorCode code,
            @Nullable String externalId,
            @Nullable JsonNode report) {
        boolean secret = code == ErrorCode.SECRET_REFUSED;
        Instant at = insert(partner, jurisdiction, code, secret ? null : externalId, secret ? null : report);
        if (secret) {
            alarms.raise(List.of(new Alarm(code.code(), partner, jurisdiction, code.en(), at)));
        }
    }

    /**
     * The hub failed to take what this partner handed in, for a fault of its own, and told it so. Nobody knows what it was: a person
     * has to look, and until then silence confirms nothing that could have been said through this partner (P6). In its own transaction.
     */
    public void notTaken(String partner, String jurisdiction) {
        transactions.run(RECORD, () -> {
            Instant at = insert(partner, jurisdiction, ErrorCode.HUB_FAILED, null, null);
            alarms.raise(List.of(new Alarm(
                    Silence.NOT_TAKEN,
                    partner,
                    jurisdiction,
                    "A request failed inside the hub and has no receipt; see the log / 报文因平台内部原因未能受理，未出具回执；原因见日志",
                    at)));
        });
    }

    private Instant insert(
            String partner,
            String jurisdiction,
            ErrorCode code,
            @Nullable String externalId,
            @Nullable JsonNode report) {
        return transactions
                .jdbc()
                .sql(INSERT)
                .param(partner)
                .param(jurisdiction)
                .param(code.code())
                .param(externalId)
                .param(report == null ? null : report.toString())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
