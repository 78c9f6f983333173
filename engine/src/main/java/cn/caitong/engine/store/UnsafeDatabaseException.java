package cn.caitong.engine.store;

/** The database would break a promise (P1, P13), so the hub does not start on it. The message names setting and remedy. */
public final class UnsafeDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnsafeDatabaseException(String message) {
        super(message);
    }

    static UnsafeDatabaseException setting(String name, String value) {
        return new UnsafeDatabaseException(("数据库参数 %1$s 为 %2$s，回执将不可靠；请设为 on 后重启。"
                        + " / PostgreSQL has %1$s = %2$s, so a receipt could be lost; set it to on and start again.")
                .formatted(name, value));
    }

    static UnsafeDatabaseException role() {
        return new UnsafeDatabaseException("采通不得以超级用户或可绕过行级安全的角色运行；请使用普通角色。"
                + " / The hub's role may be neither a superuser nor bypass row security; give it an ordinary role.");
    }

    static UnsafeDatabaseException stranger(String role) {
        return new UnsafeDatabaseException(("角色 %1$s 没有 hub_app 的权限；请由数据库管理员执行 grant hub_app to %1$s 后重启。"
                        + " / The role %1$s has none of the rights of hub_app; have the database's administrator run"
                        + " \"grant hub_app to %1$s\" and start again.")
                .formatted(role));
    }
}
