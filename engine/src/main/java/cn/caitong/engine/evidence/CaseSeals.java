package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.BatchMembers.Member;
import cn.caitong.engine.evidence.ExportFile.Proof;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chain of batches as one case sees it: a seal of each, and in full those that hold its rows. */
final class CaseSeals {
    private final UUID caseId;
    private final List<@Nullable Bytes> seals = new ArrayList<>();
    private final NavigableMap<Long, SignedHead> batches = new TreeMap<>();
    private final Map<Long, Proof> proofs = new HashMap<>();
    private ChainTip tip = new ChainTip(0, RowMeta.NO_PREVIOUS);

    CaseSeals(UUID caseId) {
        this.caseId = caseId;
    }

    /**
     * Takes the next batch.
     *
     * @param members whose rows it holds; null when they cannot be of this case. Their digest is taken anew, so that someone
     *     who rewrites them, to hide a row that he deleted, breaks the chain
     */
    void add(StoredBatch batch, byte @Nullable [] members) {
        BatchHead head = batch.head();
        while (seals.size() < head.no() - 1) {
            seals.add(null);
        }
        if (members != null) {
            head = head.withMembers(Hashes.members(members));
            if (BatchMembers.isIn(caseId, members)) {
                batches.put(head.no(), new SignedHead(head, batch.signature()));
            }
        }
        seals.add(Hashes.seal(head.bytes(), batch.signature()));
    }

    /** Makes the proofs for the case's rows in one of its batches. A number counts as it was first sealed. */
    void prove(long no, BatchMembers members) {
        MerkleTree tree = members.tree();
        List<Member> list = members.list();
        for (int i = 0; i < list.size(); i++) {
            Member member = list.get(i);
            if (member.caseId().equals(caseId)) {
                proofs.putIfAbsent(member.seq(), new Proof(no, i, tree.path(i)));
                tip = member.seq() > tip.seq() ? new ChainTip(member.seq(), member.leaf()) : tip;
            }
        }
    }

    /** Of the batches, those that these rows prove their place in: the others' times and counts concern nobody. */
    void keepOnly(List<Row> rows) {
        Set<Long> shown = new HashSet<>();
        for (Row row : rows) {
            if (row.proof() != null) {
                shown.add(row.proof().batch());
            }
        }
        batches.keySet().retainAll(shown);
    }

    List<@Nullable Bytes> seals() {
        return seals;
    }

    NavigableMap<Long, SignedHead> batches() {
        return batches;
    }

    @Nullable
    Proof proof(long seq) {
        return proofs.get(seq);
    }

    /** The last row that was ever sealed, where somebody turned the case's own tip back behind it. */
    ChainTip tipAtLeast(ChainTip stored) {
        return tip.seq() > stored.seq() ? tip : stored;
    }
}
