package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.EvidenceExport.Viewer;
import cn.caitong.engine.evidence.EvidenceVerifier.Report;
import cn.caitong.engine.evidence.Finding.Code;
import cn.caitong.engine.evidence.Heads.Head;
import cn.caitong.engine.time.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AnExportProvesItsCaseTest {
    private static final EvidenceTables TABLES = new EvidenceTables();

    private final UUID mine = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void aCaseOverThreeBatches() {
        TABLES.empty();
        TABLES.append(TABLES.entry(mine, "a"), TABLES.entry(other, "x"), TABLES.entry(mine, "b"));
        TABLES.sealer.sealOnce();
        TABLES.append(TABLES.entry(other, "y"));
        TABLES.sealer.sealOnce();
        TABLES.append(TABLES.entry(mine, "500240", "c"), TABLES.entry(other, "z"));
        TABLES.sealer.sealOnce();
    }

    @Test
    void itIsSoundByItselfAndWithAnyHeadGivenBefore() {
        Head latest = new Heads(TABLES.transactions, Ticker.SYSTEM).latest();
        assertThat(latest.no()).isEqualTo(3);
        Report report = TABLES.verifier.verify(TABLES.export(mine).orElseThrow(), latest);
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.head()).isEqualTo(latest);
        for (StoredBatch batch : TABLES.batches()) {
            assertThat(TABLES.find(mine, new Head(batch.head().no(), batch.digest())))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotSealedYetIsSaid() {
        TABLES.append(TABLES.entry(mine, "d"));
        assertThat(TABLES.find(mine, null)).containsExactly("row 4 NOT_SEALED");
        TABLES.sealer.sealOnce();
        assertThat(TABLES.find(mine, null)).isEmpty();
    }

    @Test
    void ofOthersBatchesAndRowsItShowsNothing() {
        String text = new String(TABLES.export(mine).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain(other.toString()).contains("\"no\":1").contains("\"no\":3");
        assertThat(text)
                .as("the batch between is a seal only: no time, no count")
                .doesNotContain("\"no\":2");
    }

    @Test
    void whoMayNotKnowOfTheCaseGetsWhatAnUnknownCaseGives() {
        assertThat(TABLES.export.of(mine, new Only("500103", false))).isEmpty();
        assertThat(TABLES.export.of(UUID.randomUUID(), Viewer.AUDIT)).isEmpty();
        assertThat(TABLES.export.of(mine, new Only("500999", true))).isEmpty();
    }

    @Test
    void anotherJurisdictionsRowsAreWithheldAndTheChainHolds() {
        byte[] file = TABLES.export.of(mine, new Only("500103", true)).orElseThrow();
        assertThat(new String(file, StandardCharsets.UTF_8))
                .doesNotContain("500240")
                .doesNotContain("\"no\":3");
        Report report = TABLES.verifier.verify(file, null);
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.WITHHELD);
        assertThat(report.isSound()).isTrue();
    }

    @Test
    void erasedRowsAreSaidToBeAndTheChainHolds() {
        Eraser eraser = new Eraser(TABLES.transactions, TABLES.log);
        assertThat(erase(eraser, 1, 2, 99)).isEqualTo(2);
        assertThat(erase(eraser, 1)).as("it is gone already").isZero();
        TABLES.sealer.sealOnce();
        assertThat(TABLES.find(mine, null)).containsExactly("row 1 ERASED", "row 2 ERASED");
        assertThat(erase(eraser, 4)).as("the record of an erasure stays").isZero();
    }

    @Test
    void aRowIsProvenByItself() {
        ProofOf proofs = new ProofOf(TABLES.transactions);
        byte[] proof = proofs.row(new EvidenceRef(mine, 3)).orElseThrow();
        Report report = TABLES.verifier.verify(proof, null);
        assertThat(report.findings()).isEmpty();
        assertThat(report.head())
                .isEqualTo(new Head(3, TABLES.batches().getLast().digest()));
        TABLES.append(TABLES.entry(mine, "d"));
        assertThat(proofs.row(new EvidenceRef(mine, 4))).as("not sealed yet").isEmpty();
        assertThat(proofs.row(new EvidenceRef(mine, 5))).as("not there").isEmpty();
        assertThat(proofs.message(UUID.randomUUID())).isEmpty();
    }

    @Test
    void theProofOfAMessageIsThatOfItsRow() {
        UUID message = UUID.randomUUID();
        TABLES.transactions.jdbc().sql("""
            insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest,
                                 data_digest, mapping, receipt, evidence_seq, received_at)
            values (?, 'p', 'e', '500103', 'deposit', 't', ?, '', '', 'm', '', 2, legal_now())
            """).params(message, mine).update();
        byte[] proof = new ProofOf(TABLES.transactions).message(message).orElseThrow();
        assertThat(proof)
                .isEqualTo(new ProofOf(TABLES.transactions)
                        .row(new EvidenceRef(mine, 2))
                        .orElseThrow());
    }

    private int erase(Eraser eraser, long... rows) {
        TreeSet<Long> numbers = new TreeSet<>();
        for (long row : rows) {
            numbers.add(row);
        }
        return TABLES.transactions.call(
                "erase", () -> eraser.erase(mine, "500103", numbers, TABLES.legalTime.now(), "retention", "archivist"));
    }

    private record Only(String jurisdiction, boolean mayKnow) implements Viewer {
        @Override
        public boolean mayKnow(UUID caseId) {
            return mayKnow;
        }

        @Override
        public boolean maySee(String other) {
            return jurisdiction.equals(other);
        }
    }
}
