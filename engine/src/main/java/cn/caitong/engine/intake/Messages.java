package cn.caitong.engine.intake;

import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of accepted messages, for whoever has been found entitled to them. */
public final class Messages {
    private static final String RAW = """
        select m.body_ref, b.key_id, b.bytes
          from message m left join body b on b.owner = m.id and b.kind = 'raw' and b.at = m.received_at
         where m.id = ?
        """;

    private final Transactions transactions;
    private final Vault vault;
    private final BlobStore blobs;

    public Messages(Transactions transactions, Vault vault, BlobStore blobs) {
        this.transactions = transactions;
        this.vault = vault;
        this.blobs = blobs;
    }

    /** What came over the wire, byte for byte; the caller closes it. Empty when it is unknown, or was purged. */
    public Optional<InputStream> raw(UUID messageId) {
        return transactions
                .jdbc()
                .sql(RAW)
                .param(messageId)
                .query((row, n) -> Optional.ofNullable(body(row)))
                .optional()
                .flatMap(body -> body);
    }

    private @Nullable InputStream body(ResultSet row) throws SQLException {
        @Nullable String ref = row.getString("body_ref");
        if (ref != null) {
            return blobs.read(ref);
        }
        byte @Nullable [] bytes = row.getBytes("bytes");
        return bytes == null ? null : new ByteArrayInputStream(vault.open(new Sealed(row.getString("key_id"), bytes)));
    }
}
