package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.ExportFile.Proof;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.Signed;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one way to write an export or a proof, byte for byte: what a verifier reads it must be able to write again. */
final class ExportText {
    private final StringBuilder text = new StringBuilder(8_192);

    private ExportText() {}

    static byte[] of(ExportFile file) {
        ExportText out = new ExportText();
        out.text.append("{\"format\":\"" + ExportFile.FORMAT + "\",\"case\":\"").append(file.caseId());
        out.text.append("\",\"rows\":[");
        out.lines(file.rows().iterator(), out::row);
        out.text.append("],\"seals\":[");
        out.lines(file.seals().iterator(), out::digest);
        out.text.append("],\"batches\":[");
        out.lines(file.batches().values().iterator(), out::batch);
        out.text.append("],\"count\":");
        out.count(file.count());
        return out.text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(ProofFile file) {
        ExportText out = new ExportText();
        out.text.append("{\"format\":\"" + ProofFile.FORMAT + "\",\"row\":");
        out.row(file.row());
        out.text.append(",\"batch\":");
        out.batch(file.batch());
        return out.text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private <T extends @Nullable Object> void lines(Iterator<T> items, Consumer<T> write) {
        while (items.hasNext()) {
            text.append('\n');
            write.accept(items.next());
            text.append(items.hasNext() ? "," : "\n");
        }
    }

    private void row(Row row) {
        text.append("{\"leaf\":");
        digest(row.leaf());
        text.append(",\"meta\":")
                .append(row.meta() == null ? "null" : row.meta().toJson());
        text.append(",\"digest\":");
        digest(row.digest());
        text.append(",\"salt\":");
        hex(row.salt());
        text.append(",\"payload\":");
        payload(row.payload());
        text.append(",\"proof\":");
        proof(row.proof());
        text.append('}');
    }

    private void proof(@Nullable Proof proof) {
        if (proof == null) {
            text.append("null");
            return;
        }
        text.append("{\"batch\":").append(proof.batch()).append(",\"index\":").append(proof.index());
        text.append(",\"path\":[");
        for (Iterator<Bytes> hashes = proof.path().iterator(); hashes.hasNext(); ) {
            digest(hashes.next());
            text.append(hashes.hasNext() ? "," : "");
        }
        text.append("]}");
    }

    private void batch(SignedHead batch) {
        text.append("{\"head\":").append(batch.head().toJson()).append(",\"signature\":");
        hex(batch.signature());
        text.append('}');
    }

    private void count(Signed count) {
        text.append("{\"statement\":").append(count.statement().toJson()).append(",\"signature\":");
        hex(count.signature());
        text.append('}');
    }

    private void digest(@Nullable Bytes digest) {
        text.append(digest == null ? "null" : "\"sm3:" + digest.hex() + '"');
    }

    private void hex(@Nullable Bytes bytes) {
        text.append(bytes == null ? "null" : '"' + bytes.hex() + '"');
    }

    /** The payload's own bytes as a JSON text: quotes, backslashes and control characters are escaped, nothing else is. */
    private void payload(@Nullable Bytes payload) {
        if (payload == null) {
            text.append("null");
            return;
        }
        text.append('"');
        String plain = new String(payload.array(), StandardCharsets.UTF_8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
