package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.Heads.Head;
import cn.caitong.engine.store.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The evidence as the tables hold it now, read in the caller's transaction. */
final class StoredEvidence {
    /**
     * Every batch; with the members of those that may hold a row of the case, which are the ones sealed after its first row.
     * An hour is left for clocks that were put right.
     */
    private static final String BATCHES = """
        select b.*, case when b.no > coalesce(before.no, 0) then b.members end as candidates
          from evidence_batch b
          left join lateral (
            select no from evidence_batch
             where sealed_at < (select min(at) - interval '1 hour' from evidence where case_id = ?)
             order by sealed_at desc limit 1) before on true
         order by b.no
        """;

    /** A batch's members may take 240 kB, so they come a few batches at a time. */
    private static final int FETCH = 50;

    private final JdbcClient jdbc;

    StoredEvidence(Transactions transactions) {
        JdbcTemplate template = new JdbcTemplate(transactions.dataSource());
        template.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(template);
    }

    Optional<ChainTip> tip(UUID caseId) {
        return jdbc.sql("select seq, hash from evidence_head where case_id = ?")
                .param(caseId)
                .query((row, n) -> new ChainTip(row.getLong(1), Bytes.of(row.getBytes(2))))
                .optional();
    }

    Head newest() {
        return jdbc.sql("select last_no, digest from evidence_sealer")
                .query((row, n) -> new Head(row.getLong(1), Bytes.of(row.getBytes(2))))
                .single();
    }

    List<Row> rows(UUID caseId, CaseSeals seals) {
        return jdbc.sql("select * from evidence where case_id = ? order by case_seq")
                .param(caseId)
                .query((row, n) -> row(row, seals))
                .list();
    }

    Optional<Row> row(EvidenceRef ref, CaseSeals seals) {
        return jdbc.sql("select * from evidence where case_id = ? and case_seq = ?")
                .param(ref.caseId())
                .param(ref.seq())
                .query((row, n) -> row(row, seals))
                .optional();
    }

    /** Which batches hold rows of the case. */
    CaseSeals seals(UUID caseId) {
        CaseSeals seals = new CaseSeals(caseId);
        jdbc.sql(BATCHES).param(caseId).query(row -> {
            seals.add(StoredBatch.read(row), row.getBytes("candidates"));
        });
        jdbc.sql("select no, members, hashes from evidence_batch where no = any (?) order by no")
                .param(new SqlArrayValue("int8", seals.batches().keySet().toArray()))
                .query(row -> {
                    seals.prove(row.getLong(1), BatchMembers.of(row.getBytes(2), row.getBytes(3)));
                });
        return seals;
    }

    private static Row row(ResultSet row, CaseSeals seals) throws SQLException {
        RowMeta meta = meta(row);
        return new Row(
                Bytes.of(row.getBytes("leaf")),
                meta,
                Bytes.of(row.getBytes("payload_digest")),
                nullable(row.getBytes("salt")),
                nullable(row.getBytes("payload")),
                seals.proof(meta.seq()));
    }

    static RowMeta meta(ResultSet row) throws SQLException {
        return new RowMeta(
                row.getObject("case_id", UUID.class),
                row.getLong("case_seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("jurisdiction"),
                Bytes.of(row.getBytes("prev_hash")));
    }

    private static @Nullable Bytes nullable(byte @Nullable [] bytes) {
        return bytes == null ? null : Bytes.of(bytes);
    }
}
