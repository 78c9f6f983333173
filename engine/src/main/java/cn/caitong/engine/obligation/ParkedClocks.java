package cn.caitong.engine.obligation;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.Parked.Owner;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.store.Unspoken;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clocks that could not be fired: each stands alone, with an alarm, until a person lets it fire again. */
public final class ParkedClocks {
    /** The transaction that parks one. */
    @TransactionName
    public static final String PARK = "clock-park";
    /** The transaction that lets one fire again. */
    @TransactionName
    public static final String RELEASE = "clock-release";

    private static final Logger LOG = LoggerFactory.getLogger(ParkedClocks.class);
    private static final String CODE = "clock-failed";
    /** While something waits for the case, that may be what failed: its flow parks it first, and the clock fires then. */
    private static final String STOP = """
        update obligation o set parked = true, changed_at = ?
         where id = ? and generation = ? and next_kind(o) = ?
           and not exists (select from inbox i where i.case_id = o.case_id and i.state = 'pending')
        """;

    private static final String GO_ON = """
        update obligation o set parked = false, changed_at = ? where id = ? and parked
        returning case_id, jurisdiction, name
        """;

    private final Transactions transactions;
    private final LegalTime time;
    private final ParkedItems items;
    private final EvidenceLog evidence;

    public ParkedClocks(Transactions transactions, LegalTime time, ParkedItems items, EvidenceLog evidence) {
        this.transactions = transactions;
        this.time = time;
        this.items = items;
        this.evidence = evidence;
    }

    /** Parks a clock whose firing failed, if it still stands where it failed; in its own transaction. */
    void park(DueClock clock, RuntimeException failed) {
        // not whose: before an opening nobody may know that there is one (P13)
        LOG.error("A clock {} failed to fire {}; it is to be parked", clock.name(), clock.kind(), Unspoken.of(failed));
        transactions.run(PARK, () -> {
            Instant now = time.now();
            int stopped = transactions
                    .jdbc()
                    .sql(STOP)
                    .params(
                            now.atOffset(ZoneOffset.UTC),
                            clock.id(),
                            clock.generation(),
                            clock.kind().code())
                    .update();
            if (stopped == 1) {
                items.park(List.of(item(clock, failed, now)));
                record(clock.caseId(), clock.jurisdiction(), "clock.parked", clock.name(), now);
            }
        });
    }

    /**
     * A person has seen to the cause: the clock fires again, in its own transaction.
     *
     * @throws RefusedException if it is not parked
     */
    public void release(UUID obligation, String person, String resolution) {
        transactions.run(RELEASE, () -> {
            Instant now = time.now();
            transactions
                    .jdbc()
                    .sql(GO_ON)
                    .params(now.atOffset(ZoneOffset.UTC), obligation)
                    .query((row, n) -> new Released(
                            row.getObject("case_id", UUID.class), row.getString("jurisdiction"), row.getString("name")))
                    .optional()
                    .ifPresentOrElse(
                            clock -> record(clock.caseId(), clock.jurisdiction(), "clock.released", clock.name(), now),
                            () -> {
                                throw new RefusedException(ErrorCode.CLOCK_NOT_PARKED, "");
                            });
            items.resolve(Kind.CLOCK, obligation.toString(), person, resolution, now);
        });
    }

    private record Released(UUID caseId, String jurisdiction, String name) {}

    /** The exception's text may repeat what a case holds, so only its kind is told. */
    private static Parked item(DueClock clock, RuntimeException failed, Instant now) {
        return new Parked(
                Kind.CLOCK,
                clock.id().toString(),
                clock.flow(),
                clock.caseId(),
                clock.jurisdiction(),
                clock.partner(),
                CODE,
                "%s · %s · %s · 时限到期的处理失败 / what follows from it failed"
                        .formatted(
                                clock.name(),
                                clock.kind().code(),
                                failed.getClass().getSimpleName()),
                Owner.OPERATOR,
                now);
    }

    private void record(UUID caseId, String jurisdiction, String kind, String name, Instant now) {
        evidence.append(List.of(new EvidenceEntry(
                caseId,
                jurisdiction,
                kind,
                now,
                JsonNodeFactory.instance.objectNode().put("obligation", name))));
    }
}
