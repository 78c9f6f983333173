package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Witnessed;
import cn.caitong.engine.evidence.EvidenceVerifier;
import cn.caitong.engine.evidence.Finding;
import cn.caitong.engine.evidence.Heads.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case's evidence, verified before anything is read from it.
 *
 * @param subject the case as people know it
 * @param findings what the verifier found
 */
record Dossier(String subject, List<Witnessed> rows, List<Finding> findings) {

    /** Reads an export that was verified with a trusted key against a head that a partner was given earlier. */
    static Dossier of(String subject, byte[] export, EvidenceVerifier verifier, @Nullable Head head) {
        EvidenceVerifier.Report report = verifier.verify(export, head);
        return new Dossier(subject, report.isSound() ? Witnessed.in(export) : List.of(), report.findings());
    }

    /** The faults, each a difference from sound evidence. */
    List<Difference> faults() {
        return findings.stream()
                .filter(finding -> finding.code().isFault())
                .map(finding -> new Difference(subject, "evidence 存证", "sound 完好", finding.message()))
                .toList();
    }
}
