package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.delivery.End.Unknown;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.TransactionName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * After a restore, money that is ready may have been sent in the gap, under the very same id: ids come from what is owed. So
 * each such send is put in doubt once before it may leave (P3, P12): the partner is asked, or a person; and what a statement
 * lists is taken as delivered. Runs on every node, at any time; without a restore it does nothing.
 */
final class RestoredDoubts {
    /** The transaction in which sends are put in doubt. */
    @TransactionName
    static final String DOUBT = "delivery-doubt";

    private static final Logger LOG = LoggerFactory.getLogger(RestoredDoubts.class);
    private static final int BATCH = 200;

    private static final String DOUBTFUL = """
        select o.id from outgoing o
         where (select begun_at is not null and since is not null from recovery)
           and o.state = 'ready' and o.money and not recovery_lets_go(o.id, o.business_id)
         order by o.seq limit ?
        """;

    private static final String ASKED = """
        insert into recovery_asked (outgoing_id, at, jurisdiction)
        select o.id, legal_now(), o.jurisdiction from unnest(?::uuid[]) as x (id) join outgoing o using (id)
        on conflict do nothing
        """;

    /** Whether a statement of the one it went to, be it of its district alone, lists an instruction that it carries. */
    static final String IS_LISTED = """
        exists (select from statement_line l
                 where l.partner in (o.partner, o.partner || '/' || o.jurisdiction)
                   and l.wire_id = any (array(select i.wire_id from instruction i where i.carrier = o.business_id)
                                        || o.business_id))\
        """;

    private static final String LISTED =
            "select o.id from unnest(?::uuid[]) as x (id) join outgoing o on o.id = x.id where " + IS_LISTED;

    private final JdbcClient jdbc;
    private final Ending ending;
    private final Settlement settlement;

    RestoredDoubts(Delivery delivery) {
        this.jdbc = delivery.jdbc();
        this.ending = delivery.ending();
        this.settlement = new Settlement(delivery);
    }

    /** Puts in doubt what has to be, in transactions of its own; what fails alone stays where it is, and does not leave. */
    void sweep() {
        List<UUID> found = doubtful();
        while (!found.isEmpty() && !Thread.currentThread().isInterrupted()) {
            if (!doubt(found)) {
                found.forEach(id -> doubt(List.of(id)));
                return;
            }
            found = found.size() < BATCH ? List.of() : doubtful();
        }
    }

    private List<UUID> doubtful() {
        return jdbc.sql(DOUBTFUL).param(BATCH).query(UUID.class).list();
    }

    private boolean doubt(List<UUID> ids) {
        try {
            ending.decideAll(DOUBT, ids, this::doubt);
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("{} sends could not be put in doubt; they do not leave", ids.size(), failed);
            return false;
        }
    }

    /** Only what is still ready under its lock: whatever else it is has been decided by somebody. */
    private void doubt(List<OutgoingRow> locked, Effects effects) {
        EndRules rules = new EndRules(ending.policies(), effects);
        List<OutgoingRow> ready = locked.stream()
                .filter(row -> row.state() == OutgoingState.READY && row.money())
                .toList();
        Object ids = Columns.text(ready, OutgoingRow::id);
        jdbc.sql(ASKED).param(ids).update();
        Set<UUID> listed =
                new HashSet<>(jdbc.sql(LISTED).param(ids).query(UUID.class).list());
        for (OutgoingRow row : ready) {
            if (listed.contains(row.id())) {
                adopt(row, effects);
            } else {
                rules.lose(row, new Unknown("restored"));
            }
        }
    }

    /** The holder has booked it: what came of it is told to its case by the statement itself. */
    private void adopt(OutgoingRow row, Effects effects) {
        OutgoingRow lost = effects.move(row, OutgoingState.UNKNOWN, null);
        Found listed = new Found(Finding.DELIVERED, "listed-on-statement", End.NO_ANSWER, List.of());
        settlement.settle(lost, listed, Settlement.Because.ofHub("listed on a statement / 对账单已列示"), effects);
    }
}
