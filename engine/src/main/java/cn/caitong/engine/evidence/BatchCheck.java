package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import cn.caitong.engine.evidence.Finding.Code;
import cn.caitong.engine.evidence.Heads.Head;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the chain of batches: the seals lead from nothing to the newest head, through every batch that is shown. */
final class BatchCheck {
    private final TrustedKeys keys;
    private final List<Finding> findings = new ArrayList<>();

    BatchCheck(TrustedKeys keys) {
        this.keys = keys;
    }

    /** Everything wrong with the batches of the file, and with {@code later}, a head that the verifier was given. */
    List<Finding> check(ExportFile file, @Nullable Head later) {
        List<@Nullable Bytes> digests = digests(file);
        Head newest = file.count().statement().head();
        if (file.seals().size() != newest.no()) {
            Code code = file.seals().size() < newest.no() ? Code.BATCH_MISSING : Code.HEADS_BROKEN;
            findings.add(new Finding(
                    code, "batch " + newest.no(), "seals: " + file.seals().size()));
        }
        compare(digests, newest, Code.HEADS_BROKEN);
        if (later != null && later.no() > newest.no()) {
            findings.add(new Finding(Code.HEAD_BEYOND, "batch " + later.no(), "ends at " + newest.no()));
        } else if (later != null) {
            compare(digests, later, Code.HEAD_DIFFERS);
        }
        return findings;
    }

    /** What is wrong with one batch in itself. */
    List<Finding> checkAlone(SignedHead batch) {
        BatchHead head = batch.head();
        return keys.check("batch " + head.no(), head.key(), head.bytes(), batch.signature());
    }

    /** The digest after each batch, number 0 being none; unknown behind a missing seal until the next batch that is shown. */
    private List<@Nullable Bytes> digests(ExportFile file) {
        List<@Nullable Bytes> digests = new ArrayList<>();
        Bytes digest = RowMeta.NO_PREVIOUS;
        digests.add(digest);
        for (int i = 0; i < file.seals().size(); i++) {
            Bytes seal = file.seals().get(i);
            SignedHead shown = file.batches().get(i + 1L);
            if (shown != null) {
                digest = checkShown(shown, digest, seal);
            }
            if (seal == null) {
                findings.add(new Finding(Code.BATCH_MISSING, "batch " + (i + 1), ""));
            }
            digest = digest == null || seal == null ? null : Hashes.link(digest, seal);
            digests.add(digest);
        }
        file.batches()
                .tailMap(file.seals().size() + 1L)
                .keySet()
                .forEach(no -> findings.add(new Finding(Code.HEADS_BROKEN, "batch " + no, "beyond the last seal")));
        return digests;
    }

    /** Returns the digest before the batch as the signed batch has it, so that one break is found once. */
    private Bytes checkShown(SignedHead shown, @Nullable Bytes before, @Nullable Bytes seal) {
        BatchHead head = shown.head();
        String place = "batch " + head.no();
        findings.addAll(checkAlone(shown));
        if (before != null && !before.equals(head.prev())) {
            findings.add(new Finding(Code.HEADS_BROKEN, place, "before it"));
        }
        if (seal != null && !seal.equals(Hashes.seal(head.bytes(), shown.signature()))) {
            findings.add(new Finding(Code.BATCH_EDITED, place, ""));
        }
        return head.prev();
    }

    private void compare(List<@Nullable Bytes> digests, Head head, Code otherwise) {
        Bytes known = head.no() < digests.size() ? digests.get((int) head.no()) : null;
        if (known != null && !known.equals(head.digest())) {
            findings.add(new Finding(otherwise, "batch " + head.no(), ""));
        }
    }
}
