package cn.caitong.engine.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox under its lock.
 *
 * @param epoch raised by each mark and by each loss of a lease: an end of an older one is not ours any more
 * @param unreached how many of its attempts met nobody
 * @param isTroubled whether its partner was seen away, and not reached since
 * @param markedAt when the newest attempt was marked: before that nothing of it touched the wire
 * @param outcome how the newest attempt ended, as far as it is known
 * @param code why, or how the message was seen last
 * @param endedAt when that was recorded: until then the wire may have been touched
 */
record OutgoingRow(
        UUID id,
        UUID caseId,
        String flow,
        String jurisdiction,
        String partner,
        String type,
        boolean money,
        String businessId,
        @Nullable UUID inquiryOf,
        OutgoingState state,
        int attempt,
        long epoch,
        int unreached,
        boolean isTroubled,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant markedAt,
        @Nullable String outcome,
        @Nullable String code,
        @Nullable Instant endedAt) {
    /**
     * The columns {@link #read} needs, of {@code outgoing o} and its newest {@code attempt t}. After a restore the wire may have
     * been touched by a hub that is lost, until another one ran.
     */
    static final String COLUMNS = """
        o.id, o.case_id, o.flow, o.jurisdiction, o.partner, o.type, o.money, o.business_id, o.inquiry_of, o.state,
        o.attempt, o.lease_epoch, o.unreached, o.due_at, o.created_at, t.marked_at, t.outcome, t.code,
        exists (select from outage u where u.partner = o.partner) as troubled,
        case when o.attempt = 0 or t.ended_at is not null
             then greatest(t.ended_at, (select begun_at from recovery)) end as attempt_ended_at\
        """;

    static OutgoingRow read(ResultSet row, int n) throws SQLException {
        return new OutgoingRow(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("flow"),
                row.getString("jurisdiction"),
                row.getString("partner"),
                row.getString("type"),
                row.getBoolean("money"),
                row.getString("business_id"),
                row.getObject("inquiry_of", UUID.class),
                OutgoingState.of(row.getString("state")),
                row.getInt("attempt"),
                row.getLong("lease_epoch"),
                row.getInt("unreached"),
                row.getBoolean("troubled"),
                instantOrNull(row, "due_at"),
                instant(row, "created_at"),
                instantOrNull(row, "marked_at"),
                row.getString("outcome"),
                row.getString("code"),
                instantOrNull(row, "attempt_ended_at"));
    }

    boolean isInquiry() {
        return inquiryOf != null;
    }

    boolean isLate(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    /** Whether it was put where its partner takes it, and has not been seen away from there since. */
    boolean isLying() {
        return code != null && End.Unknown.isLying(code);
    }

    /** How many attempts say something of the message itself. */
    int ownAttempts() {
        return attempt - unreached;
    }

    OutgoingRow moved(OutgoingState next, long nextEpoch) {
        return with(next, nextEpoch, unreached);
    }

    /** The same, with one more attempt that met nobody. */
    OutgoingRow unreachedAgain() {
        return with(state, epoch, unreached + 1);
    }

    private OutgoingRow with(OutgoingState next, long nextEpoch, int nextUnreached) {
        return new OutgoingRow(
                id,
                caseId,
                flow,
                jurisdiction,
                partner,
                type,
                money,
                businessId,
                inquiryOf,
                next,
                attempt,
                nextEpoch,
                nextUnreached,
                isTroubled,
                dueAt,
                createdAt,
                markedAt,
                outcome,
                code,
                endedAt);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
