package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What persons may say of a delivery (P3). That it is not there sends it again: so not while it may still be on its way or be asked
 * about, and of money only while its instructions are neither proven void nor known to have come, by news, statement or ledger.
 */
final class DeskRules {
    /** Of what carries no instruction the ledger knows nothing: it counts as on its way. */
    private static final String KNOWN = """
        select exists (select from outgoing_shown s where s.outgoing_id = o.id and s.ended_at is null) as shown,
               o.money and %s as listed,
               exists (select from instruction i where i.carrier = o.business_id and i.state in ('delivered', 'credited', 'returned'))
                 as come,
               not exists (select from instruction i where i.carrier = o.business_id and i.state <> 'issued') as on_its_way
          from outgoing o where o.id = ?\
        """.formatted(RestoredDoubts.IS_LISTED);

    private final JdbcClient jdbc;
    private final Policies policies;

    DeskRules(JdbcClient jdbc, Policies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    /** What news, statements and the ledger say of it. */
    private record Known(boolean shown, boolean listed, boolean come, boolean onItsWay) {}

    /** @param locked the row, and the questions about it */
    void require(OutgoingRow row, Finding finding, List<OutgoingRow> locked, Instant now) {
        if (row.state() != OutgoingState.UNKNOWN) {
            throw new RefusedException(
                    ErrorCode.DELIVERY_NOT_UNKNOWN, "id", row.state().code());
        }
        Known known = known(row.id());
        boolean otherwise =
                switch (finding) {
                    case DELIVERED -> known.shown();
                    case REJECTED -> known.shown() || known.listed() || known.come();
                    case NOT_FOUND -> known.shown() || known.listed() || !known.onItsWay();
                };
        if (otherwise) {
            throw new RefusedException(ErrorCode.DELIVERY_SHOWN, "state");
        }
        if (finding == Finding.NOT_FOUND) {
            requireSettled(row, locked, now);
        }
    }

    void requireReleasable(OutgoingRow row) {
        if (row.state() != OutgoingState.PARKED) {
            throw new RefusedException(
                    ErrorCode.DELIVERY_NOT_PARKED, "id", row.state().code());
        }
        if (!known(row.id()).onItsWay()) {
            throw new RefusedException(ErrorCode.DELIVERY_SHOWN, "id");
        }
    }

    /** What this hub, or one that a restore has lost, never sent is not on its way. */
    private void requireSettled(OutgoingRow row, List<OutgoingRow> locked, Instant now) {
        boolean isBeingAsked = locked.stream()
                .anyMatch(other -> row.id().equals(other.inquiryOf()) && other.state() == OutgoingState.SENDING);
        if (isBeingAsked) {
            throw new RefusedException(ErrorCode.DELIVERY_BEING_ASKED, "state");
        }
        boolean isOnItsWay = row.endedAt() != null || row.attempt() != 0;
        Instant settled = isOnItsWay ? policies.settledAt(row, now) : now;
        if (now.isBefore(settled)) {
            throw new RefusedException(ErrorCode.DELIVERY_TOO_EARLY, "state", settled);
        }
    }

    private Known known(UUID delivery) {
        return jdbc.sql(KNOWN)
                .param(delivery)
                .query((row, n) -> new Known(
                        row.getBoolean("shown"),
                        row.getBoolean("listed"),
                        row.getBoolean("come"),
                        row.getBoolean("on_its_way")))
                .single();
    }
}
