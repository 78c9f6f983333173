package cn.caitong.engine.intake;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What intake reads and writes, one statement for a whole batch, in the caller's transaction. */
final class MessageTable {
    /** The limit has each id looked up by the index, also by a plan that was made when the table was empty. */
    private static final String KNOWN = """
        select (select legal_now()) as now, k.partner, k.external_id, m.id, m.case_id, m.jurisdiction, m.type, m.raw_digest,
               m.data_digest, m.mapping, m.receipt
          from unnest(?::text[], ?::text[]) as k(partner, external_id)
          left join lateral (select * from message
                              where partner = k.partner and external_id = k.external_id limit 1) m on true
        """;

    private static final String SAME_BYTES =
            "select receipt from message where partner = ? and external_id = ? and raw_digest = ?";

    private static final String KEEP = """
        with fresh as materialized (
          select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[],
                               ?::text[], ?::text[], ?::text[], ?::bytea[], ?::timestamptz[], ?::text[], ?::bytea[],
                               ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                               ?::bytea[], ?::bigint[], ?::timestamptz[]) with ordinality
            as f(id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest,
                 data_digest, mapping, body_ref, receipt, business_time, body_key, body,
                 case_key, parent_id, case_partner, tender, lot, supplier, sequence, data_key,
                 data, evidence_seq, arrived_at, n)
        ), messages as (
          insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping,
                               body_ref, receipt, evidence_seq, business_time, received_at)
          select id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping,
                 body_ref, receipt, evidence_seq, business_time, ?::timestamptz
            from fresh order by n
        ), bodies as (
          insert into body (owner, kind, at, key_id, bytes, jurisdiction)
          select id, 'raw', ?::timestamptz, body_key, body, jurisdiction from fresh where body is not null
        )
        insert into inbox (flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier, partner,
                           origin, type, message_id, sequence, business_time, arrived_at, key_id, data)
        select flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier, partner,
               'message', type, id, sequence, business_time, arrived_at, data_key, data
          from fresh order by n
        """;

    private final Transactions transactions;

    MessageTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Legal time, and which of the ids are taken.
     *
     * @param now legal time of this transaction, UTC
     */
    record Look(Instant now, Map<Letter.Key, Known> known) {}

    Look look(List<Letter> letters) {
        Map<Letter.Key, Known> known = new HashMap<>();
        List<Instant> now = transactions
                .jdbc()
                .sql(KNOWN)
                .params(
                        text(letters, l -> l.key().partner()),
                        text(letters, l -> l.key().externalId()))
                .query((row, n) -> {
                    known(row).ifPresent(first -> known.put(first.getKey(), first.getValue()));
                    return row.getObject("now", OffsetDateTime.class).toInstant();
                })
                .list();
        return new Look(now.getFirst(), known);
    }

    /** The receipt of these very bytes under this id. */
    Optional<Bytes> receipt(Letter.Key key, String rawDigest) {
        return transactions
                .jdbc()
                .sql(SAME_BYTES)
                .params(key.partner(), key.externalId(), rawDigest)
                .query((row, n) -> Bytes.of(row.getBytes("receipt")))
                .optional();
    }

    /** Keeps messages, bodies and their events. An id that another transaction took meanwhile fails it as a whole. */
    void keep(List<Fresh> fresh, Instant at) {
        OffsetDateTime receivedAt = at.atOffset(ZoneOffset.UTC);
        transactions
                .jdbc()
                .sql(KEEP)
                .params(
                        text(fresh, Fresh::messageId),
                        text(fresh, f -> f.submission().partner()),
                        text(fresh, f -> f.submission().externalId()),
                        text(fresh, f -> f.location().jurisdiction()),
                        text(fresh, f -> f.location().flow()),
                        text(fresh, f -> f.submission().type()),
                        text(fresh, f -> f.letter().caseId()),
                        text(fresh, f -> f.letter().rawDigest()),
                        text(fresh, f -> f.submission().dataDigest()),
                        text(fresh, f -> f.submission().mapping()),
                        text(fresh, f -> f.body().ref()),
                        Columns.bytes(fresh, f -> f.receipt().array()),
                        text(fresh, f -> f.submission().businessTime()),
                        text(fresh, f -> f.body().keyId()),
                        Columns.bytes(fresh, f -> f.body().bytes()),
                        text(fresh, f -> f.location().key()),
                        text(fresh, f -> f.location().parentId()),
                        text(fresh, f -> f.location().partner()),
                        text(fresh, f -> f.location().tender()),
                        text(fresh, f -> f.location().lot()),
                        text(fresh, f -> f.location().supplier()),
                        text(fresh, f -> f.submission().sequence()),
                        text(fresh, f -> f.data().keyId()),
                        Columns.bytes(fresh, f -> f.data().bytes()),
                        text(fresh, Fresh::evidenceSeq),
                        text(fresh, Fresh::arrivedAt),
                        receivedAt,
                        receivedAt)
                .update();
    }

    private static Optional<Map.Entry<Letter.Key, Known>> known(ResultSet row) throws SQLException {
        @Nullable UUID id = row.getObject("id", UUID.class);
        if (id == null) {
            return Optional.empty();
        }
        Known first = new Known(
                id,
                row.getObject("case_id", UUID.class),
                row.getString("jurisdiction"),
                row.getString("type"),
                row.getString("raw_digest"),
                row.getString("data_digest"),
                row.getString("mapping"),
                Bytes.of(Objects.requireNonNull(row.getBytes("receipt"))));
        return Optional.of(Map.entry(new Letter.Key(row.getString("partner"), row.getString("external_id")), first));
    }
}
