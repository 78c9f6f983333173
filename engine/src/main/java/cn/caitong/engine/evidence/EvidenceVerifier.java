package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.ExportFile.Count;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import cn.caitong.engine.evidence.Finding.Code;
import cn.caitong.engine.evidence.Heads.Head;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export, or the proof of one row, from the file alone and the public keys one trusts: no hub, no database (P7).
 * Every byte of the file is either under a signature or compared with what it must be.
 */
public final class EvidenceVerifier {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final TrustedKeys keys;

    public EvidenceVerifier(List<Sm2PublicKey> trusted) {
        this.keys = new TrustedKeys(trusted);
    }

    /**
     * What became of a file.
     *
     * @param rows how many it shows
     * @param head the newest batch it knows, or the one its row is in; null where there is none
     */
    public record Report(long rows, @Nullable Head head, List<Finding> findings) {
        /** Whether nothing but remarks was found. */
        public boolean isSound() {
            return findings.stream().noneMatch(finding -> finding.code().isFault());
        }
    }

    /**
     * Verifies.
     *
     * @param later a head from a receipt or a daily message: what was sealed by then must be in the file; null without one
     */
    public Report verify(byte[] file, @Nullable Head later) {
        try {
            JsonNode json = JSON.readTree(file);
            return switch (json.path("format").asText()) {
                case ExportFile.FORMAT -> verifyExport(file, ExportReader.export(json), later);
                case ProofFile.FORMAT -> verifyProof(file, ExportReader.proof(json), later);
                default -> unreadable("format");
            };
        } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException refused) {
            return unreadable(String.valueOf(refused.getMessage()));
        }
    }

    private Report verifyExport(byte[] bytes, ExportFile file, @Nullable Head later) {
        Count count = file.count().statement();
        List<Finding> findings = new ArrayList<>(compare(bytes, ExportText.of(file)));
        findings.addAll(
                keys.check("count", count.key(), count.bytes(), file.count().signature()));
        findings.addAll(new RowCheck().check(file));
        findings.addAll(new BatchCheck(keys).check(file, later));
        return new Report(file.rows().size(), count.head(), findings);
    }

    private Report verifyProof(byte[] bytes, ProofFile file, @Nullable Head given) {
        SignedHead batch = file.batch();
        Head head = new Head(batch.head().no(), batch.head().digest(batch.signature()));
        List<Finding> findings = new ArrayList<>(compare(bytes, ExportText.of(file)));
        findings.addAll(new RowCheck().checkAlone(file));
        findings.addAll(new BatchCheck(keys).checkAlone(batch));
        if (given != null && given.no() == head.no() && !given.equals(head)) {
            findings.add(new Finding(Code.HEAD_DIFFERS, "batch " + head.no(), ""));
        }
        return new Report(1, head, findings);
    }

    private static List<Finding> compare(byte[] file, byte[] rewritten) {
        int differs = Arrays.mismatch(file, rewritten);
        return differs < 0 ? List.of() : List.of(new Finding(Code.NOT_CANONICAL, "byte " + differs, ""));
    }

    private static Report unreadable(String why) {
        return new Report(0, null, List.of(new Finding(Code.UNREADABLE, "file", why)));
    }
}
