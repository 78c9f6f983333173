package cn.caitong.engine.hold;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.hold.MoneyLimits.Limit;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the money that is about to leave, in the transaction that marks it, and stops a partner's money by itself when an
 * hour's limit would be passed. What it stops is let go as any other hold, by two persons; it is not asked about that again.
 */
public final class MoneyBrake {
    /** The alarm's code; its reference is the partner. */
    public static final String TRIPPED = "money-limit-reached";

    /** Who placed a hold that no person placed. */
    static final String NOBODY = "hub";

    private static final String LIMIT = "money-limits";

    /** Two nodes that pass the limit at the same moment stop the partner's money once. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended('money-limit ' || ?, 0))";

    /** One row for each partner and hour: two nodes that mark at once add up here. Nothing is written beyond the limit. */
    private static final String COUNT = """
        insert into money_hour as h (partner, hour, rows, amount)
        select ?, ?, count(*), coalesce(sum(i.amount), 0) from unnest(?::text[]) b (id) left join instruction i on i.carrier = b.id
        having count(*) <= ? and coalesce(sum(i.amount), 0) <= ?
        on conflict (partner, hour) do update set rows = h.rows + excluded.rows, amount = h.amount + excluded.amount
         where h.rows + excluded.rows <= ? and h.amount + excluded.amount <= ?
        """;

    private final JdbcClient jdbc;
    private final HoldTable holds;
    private final Alarms alarms;
    private final MoneyLimits limits;

    public MoneyBrake(Transactions transactions, MoneyLimits limits) {
        this.jdbc = transactions.jdbc();
        this.holds = new HoldTable(transactions);
        this.alarms = new Alarms(transactions);
        this.limits = limits;
    }

    /** Whether they may leave, and what happened, for the caller's evidence. */
    public record Verdict(boolean mayLeave, List<EvidenceEntry> happened) {}

    /**
     * Whether these messages, sent for the first time, may leave now; the instructions that they carry are counted if so. If not,
     * the partner's money is held from this transaction on.
     *
     * @param carriers the messages' business ids, without those that two persons have let go; none is asked about twice
     */
    public Verdict judge(String partner, String jurisdiction, List<String> carriers, Instant now) {
        Limit limit = limits.of(partner);
        return carriers.isEmpty() || count(partner, carriers, limit, now)
                ? new Verdict(true, List.of())
                : new Verdict(false, trip(partner, jurisdiction, limit, now));
    }

    private boolean count(String partner, List<String> carriers, Limit limit, Instant now) {
        return jdbc.sql(COUNT)
                        .params(
                                partner,
                                now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC),
                                text(carriers, id -> id),
                                limit.rows(),
                                limit.amount(),
                                limit.rows(),
                                limit.amount())
                        .update()
                == 1;
    }

    /** Nothing, where another node has just stopped it. */
    private List<EvidenceEntry> trip(String partner, String jurisdiction, Limit limit, Instant now) {
        jdbc.sql(ALONE).param(partner).query().singleRow();
        if (holds.isTripped(partner)) {
            return List.of();
        }
        HoldScope scope = HoldScope.partner(partner);
        String why = "more than %d instructions or %s yuan in an hour / 一小时内超过 %d 笔或 %s 元"
                .formatted(
                        limit.rows(),
                        limit.amount().toPlainString(),
                        limit.rows(),
                        limit.amount().toPlainString());
        holds.trip(partner, jurisdiction, why, LIMIT, now);
        alarms.raise(List.of(new Alarm(
                TRIPPED,
                partner,
                jurisdiction,
                "money to %1$s is stopped; look at what waits, then let it go by two persons / 已停止向 %1$s 的资金指令，请核查后由两人放行：%2$s"
                        .formatted(partner, why),
                now)));
        return List.of(new EvidenceEntry(
                scope.caseId(),
                "hub",
                "hold.tripped",
                now,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("scope", scope.toString())
                        .put("reason", why)));
    }
}
