package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.EvidenceVerifier.Report;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import cn.caitong.engine.evidence.Finding.Code;
import cn.caitong.engine.evidence.Heads.Head;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each way to tamper with an export has its own finding, at its own place. */
@Tag("unit")
class TamperingWithAFileIsNamedTest {
    private static final Sm2PrivateKey KEY = Sm2PrivateKey.draw();
    private static final EvidenceVerifier VERIFIER = new EvidenceVerifier(List.of(KEY.publicKey()));

    private final PaperHub hub = PaperHub.withHistory(KEY);
    private final ExportFile file = hub.export();

    @Test
    void aSoundFileHasARemarkOnlyForTheRowThatIsNotSealedYet() {
        Report report = VERIFIER.verify(ExportText.of(file), null);
        assertThat(report.findings())
                .extracting(Finding::place, Finding::code)
                .containsExactly(of("row 4", Code.NOT_SEALED));
        assertThat(report.isSound()).isTrue();
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.head()).isEqualTo(hub.newest());
    }

    @Test
    void anEditedPayload() {
        Row row = file.rows().get(1);
        Bytes payload = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
        assertFinds(
                withRow(1, new Row(row.leaf(), row.meta(), row.digest(), row.salt(), payload, row.proof())),
                of("row 2", Code.PAYLOAD_EDITED));
    }

    @Test
    void editedMetadata() {
        Row row = file.rows().get(1);
        RowMeta meta = meta(row);
        RowMeta other = new RowMeta(meta.caseId(), 2, meta.at(), "case.refused", "500103", meta.prev());
        assertFinds(
                withRow(1, new Row(row.leaf(), other, row.digest(), row.salt(), row.payload(), row.proof())),
                of("row 2", Code.ROW_EDITED));
    }

    @Test
    void aRowThatIsReplacedWithAllItsHashes() {
        Row row = file.rows().get(1);
        PaperHub forger = new PaperHub(KEY);
        forger.append("message.accepted", "{\"partner\":\"500103\",\"金额\":\"12000.00\"}");
        forger.append("case.decided", "{\"reason\":\"nothing is due\"}");
        Row forged = forger.exportedRows().get(1);
        assertFinds(
                withRow(
                        1,
                        new Row(
                                forged.leaf(),
                                forged.meta(),
                                forged.digest(),
                                forged.salt(),
                                forged.payload(),
                                row.proof())),
                of("row 2", Code.NOT_IN_BATCH),
                of("row 3", Code.CHAIN_BROKEN));
    }

    @Test
    void aRemovedRow() {
        assertFinds(withRows(rows -> rows.remove(1)), of("row 2", Code.ROW_MISSING));
        assertFinds(withRows(rows -> rows.subList(0, 2).clear()), of("rows 1-2", Code.ROW_MISSING));
    }

    @Test
    void swappedRows() {
        assertThat(find(withRows(rows -> rows.add(1, rows.remove(2))))).contains(of("row 2", Code.ROW_OUT_OF_ORDER));
    }

    @Test
    void aCutOffTail() {
        assertThat(find(withRows(rows -> rows.subList(1, 4).clear()))).contains(of("row 2", Code.TAIL_CUT));
    }

    @Test
    void aRowBeyondTheCount() {
        PaperHub longer = PaperHub.withHistory(KEY);
        longer.append("case.decided", "{}");
        assertThat(find(new ExportFile(
                        file.caseId(), longer.exportedRows(), file.seals(), file.batches(), file.count())))
                .contains(of("row 5", Code.ROW_ADDED));
    }

    @Test
    void aRowOfAnotherCase() {
        Row row = file.rows().getFirst();
        RowMeta meta = meta(row);
        RowMeta foreign = new RowMeta(PaperHub.OTHER, 1, meta.at(), meta.kind(), "500103", meta.prev());
        assertThat(find(withRow(0, new Row(row.leaf(), foreign, row.digest(), row.salt(), row.payload(), row.proof()))))
                .contains(of("row 1", Code.ROW_FOREIGN));
    }

    @Test
    void aRowThatShouldHaveBeenSealedLongAgo() {
        PaperHub late = new PaperHub(KEY);
        late.append("message.accepted", "{}");
        assertThat(find(late.export())).containsExactly(of("row 1", Code.NOT_SEALED));
        assertThat(find(late.exportAt(PaperHub.AT.plusSeconds(601)))).containsExactly(of("row 1", Code.NEVER_SEALED));
    }

    @Test
    void aMissingBatch() {
        assertThat(find(withSeals(seals -> seals.remove(1)))).contains(of("batch 3", Code.BATCH_MISSING));
        assertFinds(withSeals(seals -> seals.set(1, null)), of("batch 2", Code.BATCH_MISSING));
        assertFinds(withoutBatch(3), of("batch 3", Code.BATCH_MISSING), of("batch 3", Code.BATCH_MISSING));
    }

    @Test
    void anotherPartysBatchThatWasEdited() {
        assertFinds(
                withSeals(seals -> seals.set(1, MerkleTreeTest.leaves(1).getFirst())),
                of("batch 3", Code.HEADS_BROKEN));
        assertThat(find(withSeals(seals -> seals.add(MerkleTreeTest.leaves(1).getFirst()))))
                .contains(of("batch 3", Code.HEADS_BROKEN));
    }

    @Test
    void anEditedBatchHead() {
        SignedHead signed = file.batches().firstEntry().getValue();
        BatchHead head = signed.head().withMembers(RowMeta.NO_PREVIOUS);
        assertThat(find(withBatch(new SignedHead(head, signed.signature()))))
                .contains(of("batch 1", Code.BATCH_EDITED), of("batch 1", Code.SIGNATURE_FORGED));
    }

    @Test
    void aForgedSignature() {
        SignedHead signed = file.batches().firstEntry().getValue();
        Bytes forged = Bytes.of(KEY.sign(new byte[0]));
        assertThat(find(withBatch(new SignedHead(signed.head(), forged))))
                .contains(of("batch 1", Code.SIGNATURE_FORGED));
    }

    @Test
    void historyThatAnotherKeySigned() {
        ExportFile forged = PaperHub.withHistory(Sm2PrivateKey.draw()).export();
        assertThat(find(forged))
                .contains(
                        of("count", Code.KEY_NOT_TRUSTED),
                        of("batch 1", Code.KEY_NOT_TRUSTED),
                        of("batch 3", Code.KEY_NOT_TRUSTED));
    }

    @Test
    void aCountFromAnEarlierExport() {
        PaperHub shorter = new PaperHub(KEY);
        shorter.append("message.accepted", "{}");
        ExportFile mixed = new ExportFile(
                file.caseId(),
                file.rows(),
                file.seals(),
                file.batches(),
                shorter.export().count());
        assertThat(find(mixed)).contains(of("row 2", Code.ROW_ADDED), of("batch 0", Code.HEADS_BROKEN));
    }

    @Test
    void aLaterHeadThanTheFilesShowsItsCutOffTail() {
        Head later = new Head(4, hub.newest().digest());
        assertThat(find(file, later)).contains(of("batch 4", Code.HEAD_BEYOND));
        assertThat(find(file, hub.newest())).doesNotContain(of("batch 3", Code.HEAD_DIFFERS));
        assertThat(find(file, new Head(2, hub.newest().digest()))).contains(of("batch 2", Code.HEAD_DIFFERS));
    }

    /** Somebody who can write into the hub's database; the hub seals it as it would anything. */
    @Test
    void aRowThatIsOlderThanItsBatch() {
        PaperHub later = PaperHub.withHistory(KEY);
        later.append("objection.raised", "{}");
        later.sealAt(PaperHub.AT.plusSeconds(601));
        assertThat(find(later.exportAt(PaperHub.AT.plusSeconds(602))))
                .containsExactly(of("row 4", Code.SEALED_LATE), of("row 5", Code.SEALED_LATE));
        assertThat(Code.SEALED_LATE.isFault())
                .as("a hub that was away seals late as well")
                .isFalse();
        PaperHub alone = new PaperHub(KEY);
        alone.append("objection.raised", "{}");
        alone.sealAt(PaperHub.AT.plusSeconds(601));
        assertThat(VERIFIER.verify(ExportText.of(alone.proof()), null).findings())
                .extracting(Finding::code)
                .containsExactly(Code.SEALED_LATE);
    }

    @Test
    void whatIsNoExportAtAll() {
        for (String other :
                List.of("", "{}", "[]", "null", "\u0000", "{\"format\":\"caitong-evidence-1\"}", "{".repeat(5_000))) {
            Report report = VERIFIER.verify(other.getBytes(StandardCharsets.UTF_8), null);
            assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.UNREADABLE);
            assertThat(report.findings().getFirst().message()).contains("无法解析");
        }
    }

    @Test
    void aRowThatIsMadeToLookErasedOrWithheld() {
        Row row = file.rows().get(1);
        assertThat(find(withRow(1, new Row(row.leaf(), row.meta(), row.digest(), null, null, row.proof()))))
                .contains(of("row 2", Code.ERASED_WITHOUT_RECORD), of("count", Code.COUNT_DIFFERS));
        assertThat(find(withRow(1, row.withheld())))
                .contains(of("row 2", Code.WITHHELD), of("count", Code.COUNT_DIFFERS));
    }

    private static Tuple of(String place, Code code) {
        return Tuple.tuple(place, code);
    }

    private static RowMeta meta(Row row) {
        return Objects.requireNonNull(row.meta());
    }

    private static List<Tuple> find(ExportFile changed) {
        return find(changed, null);
    }

    private static List<Tuple> find(ExportFile changed, @Nullable Head later) {
        return VERIFIER.verify(ExportText.of(changed), later).findings().stream()
                .map(finding -> of(finding.place(), finding.code()))
                .toList();
    }

    /** These findings, beside the remark on row 4, and no other: one deed is not reported as many. */
    private static void assertFinds(ExportFile changed, Tuple... expected) {
        assertThat(find(changed).stream().filter(found -> !found.equals(of("row 4", Code.NOT_SEALED))))
                .containsExactlyInAnyOrder(expected);
    }

    private ExportFile withRow(int index, Row row) {
        return withRows(rows -> rows.set(index, row));
    }

    private ExportFile withRows(Consumer<List<Row>> change) {
        List<Row> rows = new ArrayList<>(file.rows());
        change.accept(rows);
        return new ExportFile(file.caseId(), rows, file.seals(), file.batches(), file.count());
    }

    private ExportFile withSeals(Consumer<List<@Nullable Bytes>> change) {
        List<@Nullable Bytes> seals = new ArrayList<>(file.seals());
        change.accept(seals);
        return new ExportFile(file.caseId(), file.rows(), seals, file.batches(), file.count());
    }

    private ExportFile withBatch(SignedHead batch) {
        NavigableMap<Long, SignedHead> batches = new TreeMap<>(file.batches());
        batches.put(batch.head().no(), batch);
        return new ExportFile(file.caseId(), file.rows(), file.seals(), batches, file.count());
    }

    private ExportFile withoutBatch(long no) {
        NavigableMap<Long, SignedHead> batches = new TreeMap<>(file.batches());
        batches.remove(no);
        return new ExportFile(file.caseId(), file.rows(), file.seals(), batches, file.count());
    }
}
