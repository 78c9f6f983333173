package cn.caitong.app.cli;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.store.UnsafeDatabaseException;
import cn.caitong.engine.vault.VaultException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kept a verb from its work and can be mended by whoever called it, in words. Of anything else there is nothing to say. */
final class Explained {
    /** SQLSTATE's classes of a connection that does not come about: unreachable, not let in, no such database. */
    private static final List<String> NOT_REACHED = List.of("08", "28", "3D");

    private static final Pattern PORT = Pattern.compile("(?i)\\bport (\\d+)");

    private Explained() {}

    static Optional<String> of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Optional<String> told = one(each, failure);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    /** @param whole what it was the cause of, which knows more of the place */
    private static Optional<String> one(Throwable failure, Throwable whole) {
        return switch (failure) {
            case InvalidSettingsException wrong -> Optional.of(String.valueOf(wrong.getMessage()));
            case UnsafeDatabaseException unsafe -> Optional.of(String.valueOf(unsafe.getMessage()));
            case VaultException key -> Optional.of(String.valueOf(key.getMessage()));
            case BindException taken ->
                Optional.of(
                        ("Port %1$s is taken: stop who listens there, or name another with HUB_PORT, HUB_QUEUE_PORT or"
                                        + " HUB_PARTNER_<ID>_URL. 端口 %1$s 被占用：请停止占用者，或以上述变量指定其他端口。")
                                .formatted(port(whole)));
            case FileSystemException file ->
                Optional.of(
                        ("%1$s cannot be used (%2$s): see that it is there, with the rights and the room that it needs."
                                        + " 无法使用 %1$s（%2$s）：请确认其存在、权限正确且空间充足。")
                                .formatted(file.getFile(), reason(file)));
            case SQLException sql
            when isNotReached(sql) ->
                Optional.of(
                        ("The database is not reached (%1$s): see to it, or to HUB_DATABASE_URL, users and passwords."
                                        + " 无法连接数据库（%1$s）：请检查数据库，或 HUB_DATABASE_URL 及用户、口令。")
                                .formatted(firstLine(sql)));
            default -> Optional.empty();
        };
    }

    private static String port(Throwable whole) {
        for (Throwable each = whole; each != null; each = each.getCause()) {
            Matcher named = PORT.matcher(String.valueOf(each.getMessage()));
            if (named.find()) {
                return named.group(1);
            }
        }
        return "?";
    }

    private static boolean isNotReached(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return NOT_REACHED.stream().anyMatch(state::startsWith);
    }

    private static String reason(FileSystemException file) {
        return file.getReason() == null ? file.getClass().getSimpleName().replace("Exception", "") : file.getReason();
    }

    private static String firstLine(SQLException sql) {
        return String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
    }
}
