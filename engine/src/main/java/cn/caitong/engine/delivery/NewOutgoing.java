package cn.caitong.engine.delivery;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.flow.Outgoing.Tell;
import cn.caitong.engine.vault.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row on its way into the outbox. {@code inquiryOf} is what an inquiry asks after; inquiries pass by the order. */
record NewOutgoing(
        UUID id,
        UUID caseId,
        String flow,
        String jurisdiction,
        String partner,
        String type,
        boolean money,
        String orderKey,
        @Nullable UUID inquiryOf,
        String businessId,
        @Nullable Instant dueAt,
        Instant at,
        Sealed data) {

    /** One case's messages to one partner keep their order; what another partner is told does not wait for them (P10). */
    static NewOutgoing of(Changed<Tell> told, Sealed data) {
        Location location = told.location();
        Tell tell = told.change();
        UUID caseId = location.caseId();
        return new NewOutgoing(
                idOf(caseId, tell),
                caseId,
                location.flow(),
                location.jurisdiction(),
                tell.partner(),
                tell.type(),
                tell.money(),
                tell.partner() + '/' + caseId,
                null,
                tell.businessId(),
                tell.dueAt(),
                told.at(),
                data);
    }

    /** What is told has one id, derived from its names, so that withdrawing finds it without a search. */
    static UUID idOf(UUID caseId, Outgoing named) {
        return CaseId.within(caseId, "outgoing", named.partner() + '\n' + named.type() + '\n' + named.businessId());
    }

    /** The question what became of a row. Numbered by its epoch, which each loss of certainty raises. */
    static NewOutgoing inquiry(OutgoingRow asked, String type, Instant at, Sealed data) {
        String businessId = asked.businessId() + "/q" + asked.epoch();
        return new NewOutgoing(
                CaseId.within(asked.id(), "inquiry", businessId),
                asked.caseId(),
                asked.flow(),
                asked.jurisdiction(),
                asked.partner(),
                type,
                false,
                "inquiry/" + asked.id(),
                asked.id(),
                businessId,
                asked.dueAt(),
                at,
                data);
    }
}
