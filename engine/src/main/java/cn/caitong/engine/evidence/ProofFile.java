package cn.caitong.engine.evidence;

import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.SignedHead;

/** One row, sealed, and the batch that holds it. */
record ProofFile(Row row, SignedHead batch) {
    static final String FORMAT = "caitong-evidence-proof-1";
}
