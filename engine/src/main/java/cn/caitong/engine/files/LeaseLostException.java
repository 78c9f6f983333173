package cn.caitong.engine.files;

/** This node was paused, or too slow: another one may read the folder now, and nothing of what was read is kept here. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(FileLease lease) {
        super(("接入方 %1$s 的取件租约（第 %2$d 期）已失效，本节点未留存任何内容，由现持有节点继续 / The lease %2$d on the files of %1$s is"
                        + " over: nothing was kept here, whoever holds it now goes on")
                .formatted(lease.partner(), lease.epoch()));
    }
}
