package cn.caitong.engine.evidence;

import java.time.Duration;

/** Evidence is written but not sealed for too long, so nothing more is taken in and no money leaves (P7). */
public final class SealingStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealingStoppedException(Duration stopped) {
        super(("存证封存已停止 %1$d 秒，暂停接收与资金指令；请检查封存任务与签名密钥，恢复封存后自动继续。 / Evidence has not been sealed for %1$d seconds, so"
            + " intake and money wait; look at the sealing sweep and its signing key, and all goes on by itself with"
            + " the next batch.")
                .formatted(stopped.toSeconds()));
    }
}
