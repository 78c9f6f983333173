package cn.caitong.engine.store;

import java.time.Duration;

/**
 * How the hub reaches its PostgreSQL.
 *
 * @param url a JDBC URL without credentials
 * @param owner the role that migrates, {@code app} the role that works: no superuser, no BYPASSRLS
 * @param poolSize about 16: commits a second fall again beyond it
 * @param transactionLimit after which PostgreSQL ends a transaction, however busy its node is
 * @param silenceLimit after which PostgreSQL ends a transaction whose node says nothing, or takes nothing of its answer, so
 *     that a paused node really loses its claims
 */
public record DatabaseSettings(
        String url, Login owner, Login app, int poolSize, Duration transactionLimit, Duration silenceLimit) {
    public static final int DEFAULT_POOL = 16;
    public static final Duration DEFAULT_TRANSACTION_LIMIT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_SILENCE_LIMIT = Duration.ofSeconds(10);

    public DatabaseSettings(String url, Login owner, Login app) {
        this(url, owner, app, DEFAULT_POOL, DEFAULT_TRANSACTION_LIMIT);
    }

    /** With the usual limit of silence, unless a whole transaction has less. */
    public DatabaseSettings(String url, Login owner, Login app, int poolSize, Duration transactionLimit) {
        this(
                url,
                owner,
                app,
                poolSize,
                transactionLimit,
                transactionLimit.compareTo(DEFAULT_SILENCE_LIMIT) < 0 ? transactionLimit : DEFAULT_SILENCE_LIMIT);
    }

    /** A role and its password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
