package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.Heads.Head;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case's evidence as it is exported.
 *
 * @param seals one for each batch from 1 on, null where the hub found none: what each batch adds to the chain of digests.
 *     All that an outsider learns of the other batches (P13)
 * @param batches those that hold a row of the case, by number
 */
record ExportFile(
        UUID caseId,
        List<Row> rows,
        List<@Nullable Bytes> seals,
        NavigableMap<Long, SignedHead> batches,
        Signed count) {
    static final String FORMAT = "caitong-evidence-1";

    /**
     * A row. With {@code leaf} alone it is withheld: its neighbours still chain over it. Without {@code salt} and {@code payload} it is erased;
     * without {@code proof} it is not sealed yet.
     */
    record Row(
            Bytes leaf,
            @Nullable RowMeta meta,
            @Nullable Bytes digest,
            @Nullable Bytes salt,
            @Nullable Bytes payload,
            @Nullable Proof proof) {

        /** A row that shows some of its parts only would hold bytes that nothing covers. */
        Row {
            if ((meta == null) != (digest == null)
                    || (salt == null) != (payload == null)
                    || (meta == null && (salt != null || proof != null))) {
                throw new IllegalArgumentException(
                        "记录的各部分不齐 / A row shows meta and digest, and salt and payload, together");
            }
        }

        boolean isWithheld() {
            return meta == null;
        }

        boolean isErased() {
            return meta != null && payload == null;
        }

        boolean isUnsealed() {
            return meta != null && proof == null;
        }

        Row withheld() {
            return new Row(leaf, null, null, null, null, null);
        }
    }

    /** That a leaf is the one at {@code index} of a batch. */
    record Proof(long batch, long index, List<Bytes> path) {}

    /** A batch in full. */
    record SignedHead(BatchHead head, Bytes signature) {}

    /**
     * How many rows the case has, so that none can be left out at the end; how many of those shown are not whole, so that
     * none can be made to look like one of these; and the head that was the newest then.
     *
     * @param last the leaf of the last row
     * @param at legal time of the export, UTC
     */
    record Count(
            UUID caseId,
            long rows,
            long withheld,
            long erased,
            long unsealed,
            Bytes last,
            Head head,
            Instant at,
            String key) {

        /** The count of a case that ends with {@code tip}, of whose rows these are shown. */
        static Count of(UUID caseId, List<Row> shown, ChainTip tip, Head newest, Instant at, String key) {
            return new Count(
                    caseId,
                    tip.seq(),
                    shown.stream().filter(Row::isWithheld).count(),
                    shown.stream().filter(Row::isErased).count(),
                    shown.stream().filter(Row::isUnsealed).count(),
                    tip.leaf(),
                    newest,
                    at,
                    key);
        }

        /** The bytes that are signed: JSON, these members in this order, no white space, nothing to escape. */
        byte[] bytes() {
            return toJson().getBytes(StandardCharsets.US_ASCII);
        }

        String toJson() {
            return "{\"v\":1,\"type\":\"count\",\"alg\":\"sm3\",\"case\":\"" + caseId
                    + "\",\"rows\":" + rows
                    + ",\"withheld\":" + withheld
                    + ",\"erased\":" + erased
                    + ",\"unsealed\":" + unsealed
                    + ",\"last\":\"sm3:" + last.hex()
                    + "\",\"head\":\"" + head
                    + "\",\"at\":\"" + RowMeta.MICROS.format(at)
                    + "\",\"key\":\"" + key
                    + "\"}";
        }
    }

    /** The count and its signature. */
    record Signed(Count statement, Bytes signature) {}
}
