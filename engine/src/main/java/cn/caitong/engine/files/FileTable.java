package cn.caitong.engine.files;

import cn.caitong.engine.files.RowAnswer.Outcome;
import cn.caitong.engine.intake.Bodies;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of files. Everything here joins the caller's transaction. */
final class FileTable {
    /** A name that was answered as another file's duplicate is that file's as well. */
    private static final String BY_NAME = """
        select id, name, digest, jurisdiction, taken_at from partner_file where partner = ? and name = ?
        union all
        select f.id, f.name, f.digest, f.jurisdiction, f.taken_at
          from partner_file_other o join partner_file f on f.id = o.first_id
         where o.partner = ? and o.name = ? and o.state = 'duplicate'
        """;

    private static final String BY_DIGEST =
            "select id, name, digest, jurisdiction, taken_at from partner_file where partner = ? and digest = ?";
    private static final String KEEP = """
        insert into partner_file (id, partner, name, digest, jurisdiction, channel, size, mapping, state, accepted,
                                  duplicates, conflicts, refused, body_ref, node, epoch, taken_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    private static final String KEEP_OTHER = """
        insert into partner_file_other (id, partner, name, digest, jurisdiction, state, first_id, code, body_ref, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (partner, name, digest, state) do nothing
        """;
    private static final String KEEP_BODY =
            "insert into body (owner, kind, at, key_id, bytes, jurisdiction) values (?, ?, ?, ?, ?, ?)";
    private static final String ANSWERS =
            "select key_id, bytes from body where owner = ? and kind = 'answer' and at = ?";

    private final Transactions transactions;

    FileTable(Transactions transactions) {
        this.transactions = transactions;
    }

    Optional<KnownFile> byName(String partner, String name) {
        return transactions
                .jdbc()
                .sql(BY_NAME)
                .params(partner, name, partner, name)
                .query((row, n) -> known(row))
                .stream()
                .findFirst();
    }

    Optional<KnownFile> byDigest(String partner, String digest) {
        return transactions
                .jdbc()
                .sql(BY_DIGEST)
                .params(partner, digest)
                .query((row, n) -> known(row))
                .optional();
    }

    /** Keeps the file; its name or content taken meanwhile is a {@link org.springframework.dao.DuplicateKeyException}. */
    void keep(UUID id, FileLease lease, PickedUp file, List<RowAnswer> rows, @Nullable String bodyRef, Instant at) {
        long refused = count(rows, Outcome.REFUSED);
        transactions
                .jdbc()
                .sql(KEEP)
                .params(
                        id,
                        lease.partner(),
                        file.name(),
                        file.digest(),
                        lease.jurisdiction(),
                        file.channel(),
                        file.raw().length(),
                        file.mapping(),
                        refused + count(rows, Outcome.CONFLICT) == 0 ? "taken" : "taken-in-part",
                        count(rows, Outcome.ACCEPTED),
                        count(rows, Outcome.DUPLICATE),
                        count(rows, Outcome.CONFLICT),
                        refused,
                        bodyRef,
                        lease.node(),
                        lease.epoch(),
                        utc(at))
                .update();
    }

    /** A file that was not taken, unless it is kept already. */
    boolean keepOther(Other other, FileLease lease, @Nullable String bodyRef, Instant at) {
        return transactions
                        .jdbc()
                        .sql(KEEP_OTHER)
                        .params(
                                other.id(),
                                lease.partner(),
                                other.name(),
                                other.digest(),
                                lease.jurisdiction(),
                                other.state(),
                                other.first(),
                                other.code(),
                                bodyRef,
                                utc(at))
                        .update()
                == 1;
    }

    /** What {@link #keepOther} keeps: {@code first} of a duplicate or conflict, {@code code} of what was refused. */
    record Other(
            UUID id,
            String name,
            String digest,
            String state,
            @Nullable UUID first,
            @Nullable String code) {}

    void keepBody(UUID owner, String jurisdiction, String kind, Sealed sealed, Instant at) {
        transactions
                .jdbc()
                .sql(KEEP_BODY)
                .params(owner, kind, utc(at), sealed.keyId(), sealed.bytes(), jurisdiction)
                .update();
    }

    void keepRaw(UUID owner, String jurisdiction, Bodies.Body raw, Instant at) {
        Sealed sealed = raw.sealed();
        if (sealed != null) {
            keepBody(owner, jurisdiction, "raw", sealed, at);
        }
    }

    Optional<Sealed> answers(KnownFile file) {
        return transactions
                .jdbc()
                .sql(ANSWERS)
                .params(file.id(), utc(file.takenAt()))
                .query((row, n) -> new Sealed(row.getString("key_id"), row.getBytes("bytes")))
                .optional();
    }

    private static long count(List<RowAnswer> rows, Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private static KnownFile known(ResultSet row) throws SQLException {
        return new KnownFile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("digest"),
                row.getString("jurisdiction"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
