package cn.caitong.engine.intake;

import static cn.caitong.engine.store.Columns.text;

import cn.caitong.engine.store.Columns;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The other contents that came under an id that was taken. Each is kept once, however often it is sent. */
final class ConflictTable {
    private static final String KEPT = """
        select c.first_id, c.raw_digest from message_conflict c
          join unnest(?::uuid[], ?::text[]) as o(first_id, raw_digest) using (first_id, raw_digest)\
        """;
    private static final String KEEP = """
        with other as materialized (
          select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                               ?::bytea[])
            as o(id, first_id, partner, external_id, jurisdiction, raw_digest, body_ref, body_key,
                 body)
        ), kept as (
          insert into message_conflict (id, first_id, partner, external_id, jurisdiction, raw_digest, body_ref, received_at)
          select id, first_id, partner, external_id, jurisdiction, raw_digest, body_ref, ?::timestamptz
            from other order by first_id, raw_digest
          on conflict (first_id, raw_digest) do nothing
          returning id
        ), bodies as (
          insert into body (owner, kind, at, key_id, bytes, jurisdiction)
          select id, 'raw', ?::timestamptz, body_key, body, jurisdiction from other join kept using (id) where body is not null
        )
        select id from kept
        """;

    private final Transactions transactions;

    ConflictTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What makes a conflict one. */
    record Key(UUID firstId, String rawDigest) {}

    /** Those of them that were kept before. */
    Set<Key> kept(List<Key> keys) {
        return new HashSet<>(transactions
                .jdbc()
                .sql(KEPT)
                .params(text(keys, Key::firstId), text(keys, Key::rawDigest))
                .query((row, n) -> new Key(row.getObject("first_id", UUID.class), row.getString("raw_digest")))
                .list());
    }

    /** Keeps them, unless another transaction just did, and says which it kept. */
    Set<UUID> keep(List<Conflicting> others, Instant at) {
        OffsetDateTime receivedAt = at.atOffset(ZoneOffset.UTC);
        return new HashSet<>(transactions
                .jdbc()
                .sql(KEEP)
                .params(
                        text(others, Conflicting::id),
                        text(others, o -> o.first().messageId()),
                        text(others, o -> o.letter().key().partner()),
                        text(others, o -> o.letter().key().externalId()),
                        text(others, o -> o.first().jurisdiction()),
                        text(others, o -> o.letter().rawDigest()),
                        text(others, o -> o.body().ref()),
                        text(others, o -> o.body().keyId()),
                        Columns.bytes(others, o -> o.body().bytes()),
                        receivedAt,
                        receivedAt)
                .query(UUID.class)
                .list());
    }
}
