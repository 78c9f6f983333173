package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.ExportFile.Count;
import cn.caitong.engine.evidence.ExportFile.Proof;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import cn.caitong.engine.evidence.Finding.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks the rows of a case: each in itself, after the one before it, and in the batch that it names. */
final class RowCheck {
    /** Sealing stops intake after a minute; a row that waited so much longer was kept from it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final List<Finding> findings = new ArrayList<>();

    /** Everything wrong with the rows of the file. */
    List<Finding> check(ExportFile file) {
        Set<Long> erased = Erasure.recordedIn(file.rows());
        long expected = 1;
        Bytes previous = RowMeta.NO_PREVIOUS;
        for (Row row : file.rows()) {
            long seq = row.meta() == null ? expected : row.meta().seq();
            String place = "row " + seq;
            checkPlace(file, row, seq, expected, previous);
            checkContent(row, place, erased.contains(seq));
            checkSeal(file, row, place);
            expected = seq + 1;
            previous = row.leaf();
        }
        checkEnd(file, expected - 1, previous);
        return findings;
    }

    /** Everything wrong with a row that is shown by itself, with its batch. */
    List<Finding> checkAlone(ProofFile file) {
        String place =
                file.row().meta() == null ? "row" : "row " + file.row().meta().seq();
        Proof proof = file.row().proof();
        checkContent(file.row(), place, true);
        if (proof == null
                || proof.batch() != file.batch().head().no()
                || !isIn(file.batch().head(), file.row().leaf(), proof)) {
            findings.add(new Finding(
                    Code.NOT_IN_BATCH, place, "batch " + file.batch().head().no()));
        } else if (file.row().meta() != null) {
            checkTime(file.row().meta(), file.batch().head(), place);
        }
        return findings;
    }

    private void checkPlace(ExportFile file, Row row, long seq, long expected, Bytes previous) {
        RowMeta meta = row.meta();
        if (meta == null) {
            return;
        }
        String place = "row " + seq;
        if (!meta.caseId().equals(file.caseId())) {
            findings.add(new Finding(Code.ROW_FOREIGN, place, meta.caseId().toString()));
        }
        if (seq > expected) {
            String gap = seq == expected + 1 ? "row " + expected : "rows " + expected + "-" + (seq - 1);
            findings.add(new Finding(Code.ROW_MISSING, gap, ""));
        } else if (seq < expected) {
            findings.add(new Finding(Code.ROW_OUT_OF_ORDER, place, "after row " + (expected - 1)));
        } else if (!meta.prev().equals(previous)) {
            findings.add(new Finding(Code.CHAIN_BROKEN, place, ""));
        }
    }

    private void checkContent(Row row, String place, boolean erasureIsRecorded) {
        RowMeta meta = row.meta();
        if (meta == null || row.digest() == null) {
            findings.add(new Finding(Code.WITHHELD, place, ""));
            return;
        }
        if (!row.leaf().equals(Hashes.leaf(meta.bytes(), row.digest()))) {
            findings.add(new Finding(Code.ROW_EDITED, place, ""));
        }
        if (row.salt() == null || row.payload() == null) {
            findings.add(new Finding(erasureIsRecorded ? Code.ERASED : Code.ERASED_WITHOUT_RECORD, place, ""));
        } else if (!row.digest().equals(Hashes.payload(row.salt(), row.payload()))) {
            findings.add(new Finding(Code.PAYLOAD_EDITED, place, ""));
        }
    }

    private void checkSeal(ExportFile file, Row row, String place) {
        if (row.meta() == null) {
            return;
        }
        Proof proof = row.proof();
        SignedHead batch = proof == null ? null : file.batches().get(proof.batch());
        if (proof == null) {
            boolean late = row.meta()
                    .at()
                    .plus(LONGEST_WAIT)
                    .isBefore(file.count().statement().at());
            findings.add(new Finding(late ? Code.NEVER_SEALED : Code.NOT_SEALED, place, ""));
        } else if (batch == null) {
            findings.add(new Finding(Code.BATCH_MISSING, "batch " + proof.batch(), place));
        } else if (!isIn(batch.head(), row.leaf(), proof)) {
            findings.add(new Finding(Code.NOT_IN_BATCH, place, "batch " + proof.batch()));
        } else {
            checkTime(row.meta(), batch.head(), place);
        }
    }

    /** Whoever adds a row cannot say that it is an old one: the batch that holds it bears the hub's own time. */
    private void checkTime(RowMeta meta, BatchHead head, String place) {
        if (meta.at().plus(LONGEST_WAIT).isBefore(head.sealedAt())) {
            findings.add(new Finding(Code.SEALED_LATE, place, RowMeta.MICROS.format(head.sealedAt())));
        }
    }

    private static boolean isIn(BatchHead head, Bytes leaf, Proof proof) {
        return MerkleTree.leadsTo(head.root(), leaf, proof.index(), head.leaves(), proof.path());
    }

    private void checkEnd(ExportFile file, long last, Bytes lastLeaf) {
        Count count = file.count().statement();
        if (last < count.rows()) {
            findings.add(new Finding(Code.TAIL_CUT, "row " + (last + 1), "of " + count.rows()));
        } else if (last > count.rows()) {
            findings.add(new Finding(Code.ROW_ADDED, "row " + (count.rows() + 1), ""));
        } else if (!lastLeaf.equals(count.last())) {
            findings.add(new Finding(Code.COUNT_DIFFERS, "row " + last, "last"));
        }
        Count shown = Count.of(
                file.caseId(),
                file.rows(),
                new ChainTip(count.rows(), count.last()),
                count.head(),
                count.at(),
                count.key());
        if (!shown.equals(count)) {
            findings.add(new Finding(Code.COUNT_DIFFERS, "count", ""));
        }
    }
}
