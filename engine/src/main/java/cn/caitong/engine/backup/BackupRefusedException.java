package cn.caitong.engine.backup;

import cn.caitong.engine.vault.KeysOfDatabase;
import cn.caitong.engine.vault.VaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A backup or a restore that is refused, or that could not go on. The text names the place, the rule and the remedy. */
public final class BackupRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private BackupRefusedException(String text, @Nullable Throwable cause) {
        super(text, cause);
    }

    static BackupRefusedException of(Object place, String zh, String en) {
        return new BackupRefusedException("%1$s: %2$s / %1$s: %3$s".formatted(place, zh, en), null);
    }

    /** What is sealed in a backup, or restored, can be opened by the keys beside it; the remedy is the vault's own. */
    static void requireKeys(Connection connection, Path keys) throws BackupRefusedException, SQLException {
        try {
            KeysOfDatabase.require(connection, keys);
        } catch (VaultException foreign) {
            throw new BackupRefusedException(String.valueOf(foreign.getMessage()), foreign);
        }
    }

    static BackupRefusedException occupied(Path target) {
        return of(
                target,
                "目录已存在且非空，不得覆盖；请指定一个新目录",
                "it is there and not empty, and nothing is overwritten; name a new folder");
    }

    static BackupRefusedException unwritable(Path target, Exception cause) {
        return new BackupRefusedException(
                ("%1$s: 无法写入（%2$s）；请检查权限与磁盘空间 / %1$s: it cannot be written (%2$s); check its permissions and the disk's"
                                + " space")
                        .formatted(target, reason(cause)),
                cause);
    }

    static BackupRefusedException unreadable(Path file, Exception cause) {
        return new BackupRefusedException(
                "%1$s: 不是可用的备份文件（%2$s）；请改用其他备份 / %1$s: it is no usable part of a backup (%2$s); use another backup"
                        .formatted(file, reason(cause)),
                cause);
    }

    static BackupRefusedException database(Exception cause) {
        return new BackupRefusedException(
                ("数据库: %1$s；请检查 HUB_DATABASE_URL、属主角色及其口令 / database: %1$s; check HUB_DATABASE_URL, the owner's role"
                                + " and its password")
                        .formatted(reason(cause)),
                cause);
    }

    private static String reason(Exception cause) {
        String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + ": " + said;
    }
}
