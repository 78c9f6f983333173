package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.BatchMembers.Member;
import cn.caitong.engine.evidence.ExportFile.Count;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.Signed;
import cn.caitong.engine.evidence.Heads.Head;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Evidence made by hand, without a database, for tests of the verifier. Its key and its salts are always the same. */
final class PaperHub {
    static final UUID CASE = UUID.fromString("5b1c3ee0-7d3f-8a52-9a66-0c5f1d2e3f40");
    static final UUID OTHER = UUID.fromString("00000000-0000-8000-8000-000000000001");
    static final Instant AT = Instant.parse("2026-02-11T01:02:03.4Z");

    final Sm2PrivateKey key;
    final List<EvidenceRow> rows = new ArrayList<>();
    final CaseSeals seals = new CaseSeals(CASE);
    private final List<Member> waiting = new ArrayList<>();
    private ChainTip tip = new ChainTip(0, RowMeta.NO_PREVIOUS);
    private Head newest = new Head(0, RowMeta.NO_PREVIOUS);
    private long total;
    private long strangers;

    PaperHub(Sm2PrivateKey key) {
        this.key = key;
    }

    /** Three batches, the second of them somebody else's; four rows, the last of them not sealed. */
    static PaperHub withHistory(Sm2PrivateKey key) {
        PaperHub hub = new PaperHub(key);
        hub.append("message.accepted", "{\"partner\":\"500103\",\"金额\":\"12000.00\"}");
        hub.strangers(4);
        hub.seal();
        hub.strangers(2);
        hub.seal();
        hub.append("case.decided", "{\"reason\":\"refund \\\"due\\\"\"}");
        hub.strangers(1);
        hub.append("delivery.ended", "{}");
        hub.seal();
        hub.append("clock.fired", "{\"kind\":\"warn\"}");
        return hub;
    }

    void append(String kind, String payload) {
        EvidenceEntry entry = new EvidenceEntry(CASE, "500103", kind, AT, JsonNodeFactory.instance.objectNode());
        byte[] salt = new byte[EvidenceRow.SALT_LENGTH];
        salt[0] = (byte) rows.size();
        EvidenceRow row =
                EvidenceRow.after(tip, entry, Bytes.of(salt), Bytes.of(payload.getBytes(StandardCharsets.UTF_8)));
        rows.add(row);
        tip = row.tip();
        waiting.add(new Member(CASE, tip.seq(), row.leaf()));
    }

    /** Rows of another case. */
    void strangers(int count) {
        for (int i = 0; i < count; i++) {
            waiting.add(
                    new Member(OTHER, ++strangers, MerkleTreeTest.leaves(i + 1).getLast()));
        }
    }

    void seal() {
        sealAt(AT);
    }

    /** By the hub's time. */
    void sealAt(Instant at) {
        waiting.sort(Comparator.comparing((Member member) -> member.caseId().toString())
                .thenComparing(Member::seq));
        BatchMembers members = new BatchMembers(List.copyOf(waiting));
        waiting.clear();
        int leaves = members.list().size();
        BatchHead head = new BatchHead(
                newest.no() + 1,
                members.tree().root(),
                Hashes.members(members.keys()),
                newest.digest(),
                leaves,
                total += leaves,
                at,
                key.publicKey().id());
        Bytes signature = Bytes.of(key.sign(head.bytes()));
        newest = new Head(head.no(), head.digest(signature));
        seals.add(new StoredBatch(head, signature, newest.digest()), members.keys());
        seals.prove(head.no(), members);
    }

    Head newest() {
        return newest;
    }

    List<Row> exportedRows() {
        return rows.stream()
                .map(row -> new Row(
                        row.leaf(),
                        row.meta(),
                        row.payloadDigest(),
                        row.salt(),
                        row.payload(),
                        seals.proof(row.meta().seq())))
                .toList();
    }

    /** The proof of the first row, which is in the first batch. */
    ProofFile proof() {
        return new ProofFile(
                exportedRows().getFirst(), export().batches().firstEntry().getValue());
    }

    ExportFile export() {
        return exportAt(AT.plusSeconds(5));
    }

    /** What the hub exports at this time, and signs the count of. */
    ExportFile exportAt(Instant at) {
        List<Row> shown = exportedRows();
        Count count = Count.of(CASE, shown, tip, newest, at, key.publicKey().id());
        seals.keepOnly(shown);
        return new ExportFile(
                CASE, shown, seals.seals(), seals.batches(), new Signed(count, Bytes.of(key.sign(count.bytes()))));
    }
}
