package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceVerifier.Report;
import cn.caitong.engine.evidence.Finding.Code;
import cn.caitong.engine.evidence.Heads.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of version 1 stay what docs/evidence.md says they are, whatever becomes of the hub. */
@Tag("unit")
class TheDocumentsSamplesAreSoundTest {
    private static final Path SAMPLES = Path.of("..", "docs", "evidence");
    private static final String HEAD = "3:sm3:115bb01db4c8eb6afc0f8d6c4dbf4d166f6bb0d64005a2e9c24ec6b52489d28b";

    private final EvidenceVerifier verifier =
            new EvidenceVerifier(Sm2PublicKey.readPem(Files.readString(SAMPLES.resolve("sample-key.pem"))));

    TheDocumentsSamplesAreSoundTest() throws IOException {}

    @Test
    void theExport() throws IOException {
        Report report = verifier.verify(Files.readAllBytes(SAMPLES.resolve("sample-export.json")), Head.parse(HEAD));
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.NOT_SEALED);
        assertThat(report.head()).hasToString(HEAD);
    }

    @Test
    void theProof() throws IOException {
        Report report = verifier.verify(Files.readAllBytes(SAMPLES.resolve("sample-proof.json")), null);
        assertThat(report.findings()).isEmpty();
        assertThat(report.head()).extracting(Head::no).isEqualTo(1L);
    }

    @Test
    void theDocumentSpeaksOfBothForms() throws IOException {
        assertThat(Files.readString(SAMPLES.resolveSibling("evidence.md")))
                .contains(ExportFile.FORMAT)
                .contains(ProofFile.FORMAT)
                .contains(Erasure.KIND);
    }
}
