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
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts the money that is about to leave, in the transaction that marks it, and stops a partner's money by itself when an
 * hour's limit would be passed. What it stops is let go as any other hold, by two persons.
 */
public final class MoneyBrake {
    /** The alarm's code; its reference is the partner. */
    public static final String TRIPPED = "money-limit-reached";

    private static final String NOBODY = "hub";
    private static final String LIMIT = "money-limits";

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

    /**
     * Whether these messages, sent for the first time, may leave now; the instructions that they carry are counted if so. If not,
     * the partner's money is held from this transaction on.
     *
     * @param carriers the messages' business ids; none is asked about twice
     * @return what happened, for the caller's evidence; empty when they may leave
     */
    public Optional<EvidenceEntry> stops(String partner, String jurisdiction, List<String> carriers, Instant now) {
        if (carriers.isEmpty()) {
            return Optional.empty();
        }
        Limit limit = limits.of(partner);
        return count(partner, carriers, limit, now)
                ? Optional.empty()
                : Optional.of(trip(partner, jurisdiction, limit, now));
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

    private EvidenceEntry trip(String partner, String jurisdiction, Limit limit, Instant now) {
        HoldScope scope = HoldScope.partner(partner);
        String why = "more than %d instructions or %s yuan in an hour / 一小时内超过 %d 笔或 %s 元"
                .formatted(
                        limit.rows(),
                        limit.amount().toPlainString(),
                        limit.rows(),
                        limit.amount().toPlainString());
        holds.place(scope, jurisdiction, why, NOBODY, LIMIT, now);
        alarms.raise(List.of(new Alarm(
                TRIPPED,
                partner,
                jurisdiction,
                "money to " + partner + " is stopped: " + why + "; look at what waits, then let it go by two persons",
                now)));
        return new EvidenceEntry(
                scope.caseId(),
                "hub",
                "hold.tripped",
                now,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("scope", scope.toString())
                        .put("reason", why));
    }
}
