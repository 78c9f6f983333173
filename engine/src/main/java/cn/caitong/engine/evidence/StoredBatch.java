package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** A batch without its members, as the table holds it now, which need not be as it was signed. */
record StoredBatch(BatchHead head, Bytes signature, Bytes digest) {

    static StoredBatch read(ResultSet row) throws SQLException {
        BatchHead head = new BatchHead(
                row.getLong("no"),
                Bytes.of(row.getBytes("root")),
                Bytes.of(row.getBytes("members_digest")),
                Bytes.of(row.getBytes("prev_digest")),
                row.getInt("leaves"),
                row.getLong("total"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("key_id"));
        return new StoredBatch(head, Bytes.of(row.getBytes("signature")), Bytes.of(row.getBytes("digest")));
    }
}
