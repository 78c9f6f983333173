package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Where things that happened are written down. Joins the caller's transaction, so that an effect and its evidence are on
 * disk together or not at all (P7). Two statements, however many entries.
 */
public final class EvidenceLog {
    /** Locks each case's tip in the order of ids, makes the missing ones, and reserves the numbers. */
    private static final String RESERVE = """
        insert into evidence_head as h (case_id, seq, hash, jurisdiction)
        select case_id, n, ?, jurisdiction from unnest(?::uuid[], ?::int[], ?::text[]) as t(case_id, n, jurisdiction)
         order by case_id
        on conflict (case_id) do update set seq = h.seq + excluded.seq
        returning case_id, seq, hash
        """;

    /** The tips are set by their key: a joined update would read all of them by a plan made while they were few. */
    private static final String WRITE = """
        with fresh as materialized (
          select * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[],
                               ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])
            as t(case_id, case_seq, at, jurisdiction, kind, prev_hash, payload_digest, leaf, salt, payload)
        ), kept as (
          insert into evidence
            (case_id, case_seq, at, jurisdiction, kind, alg, prev_hash, payload_digest, leaf, salt, payload)
          select case_id, case_seq, at, jurisdiction, kind, 'sm3', prev_hash, payload_digest, leaf, salt, payload
            from fresh
        ), waiting as (
          insert into evidence_unsealed (case_id, case_seq, leaf) select case_id, case_seq, leaf from fresh
        )
        insert into evidence_head (case_id, seq, hash)
        select distinct on (case_id) case_id, case_seq, leaf from fresh order by case_id, case_seq desc
        on conflict (case_id) do update set hash = excluded.hash
        """;

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();

    public EvidenceLog(Transactions transactions) {
        this.jdbc = transactions.jdbc();
    }

    /**
     * Chains the entries to their cases, in the caller's transaction; those of one case in the order given. Call it once in
     * a transaction: a second call would lock its cases after the first one's, and could deadlock.
     *
     * @return where each entry went, in the order given
     */
    public List<EvidenceRef> append(List<EvidenceEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<EvidenceRow> rows = chain(entries, reserve(entries));
        write(rows);
        return rows.stream().map(EvidenceRow::ref).toList();
    }

    private Map<UUID, ChainTip> reserve(List<EvidenceEntry> entries) {
        Map<UUID, Integer> counts = HashMap.newHashMap(entries.size());
        entries.forEach(entry -> counts.merge(entry.caseId(), 1, Integer::sum));
        Map<UUID, String> districts = HashMap.newHashMap(counts.size());
        entries.forEach(entry -> districts.putIfAbsent(entry.caseId(), entry.jurisdiction()));
        Map<UUID, ChainTip> tips = HashMap.newHashMap(counts.size());
        jdbc.sql(RESERVE)
                .param(RowMeta.NO_PREVIOUS.array())
                .param(new SqlArrayValue("uuid", counts.keySet().toArray()))
                .param(new SqlArrayValue("int4", counts.values().toArray()))
                .param(new SqlArrayValue(
                        "text", counts.keySet().stream().map(districts::get).toArray()))
                .query(row -> {
                    UUID caseId = row.getObject(1, UUID.class);
                    tips.put(caseId, new ChainTip(row.getLong(2) - count(counts, caseId), Bytes.of(row.getBytes(3))));
                });
        return tips;
    }

    private List<EvidenceRow> chain(List<EvidenceEntry> entries, Map<UUID, ChainTip> tips) {
        byte[] salts = new byte[entries.size() * EvidenceRow.SALT_LENGTH];
        random.nextBytes(salts);
        List<EvidenceRow> rows = new ArrayList<>(entries.size());
        for (EvidenceEntry entry : entries) {
            int from = rows.size() * EvidenceRow.SALT_LENGTH;
            Bytes salt = Bytes.of(Arrays.copyOfRange(salts, from, from + EvidenceRow.SALT_LENGTH));
            ChainTip tip = Objects.requireNonNull(tips.get(entry.caseId()), "every case was reserved");
            EvidenceRow row = EvidenceRow.after(tip, entry, salt, bytes(entry));
            tips.put(entry.caseId(), row.tip());
            rows.add(row);
        }
        return rows;
    }

    private void write(List<EvidenceRow> rows) {
        jdbc.sql(WRITE)
                .param(column(rows, "uuid", row -> row.meta().caseId()))
                .param(column(rows, "int8", row -> row.meta().seq()))
                .param(column(rows, "timestamptz", row -> row.meta().at()))
                .param(column(rows, "text", row -> row.meta().jurisdiction()))
                .param(column(rows, "text", row -> row.meta().kind()))
                .param(bytesColumn(rows, row -> row.meta().prev()))
                .param(bytesColumn(rows, EvidenceRow::payloadDigest))
                .param(bytesColumn(rows, EvidenceRow::leaf))
                .param(bytesColumn(rows, EvidenceRow::salt))
                .param(bytesColumn(rows, EvidenceRow::payload))
                .update();
    }

    private static SqlArrayValue column(List<EvidenceRow> rows, String type, Function<EvidenceRow, Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    private static SqlArrayValue bytesColumn(List<EvidenceRow> rows, Function<EvidenceRow, Bytes> value) {
        return new SqlArrayValue(
                "bytea", (Object[]) rows.stream().map(value).map(Bytes::array).toArray(byte[][]::new));
    }

    private static int count(Map<UUID, Integer> counts, UUID caseId) {
        return counts.getOrDefault(caseId, 0);
    }

    private Bytes bytes(EvidenceEntry entry) {
        try {
            return Bytes.of(json.writeValueAsBytes(entry.payload()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", impossible);
        }
    }
}
