package cn.caitong.engine.store;

import cn.caitong.mappings.report.RefusedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure for the log: what failed, and where. Its own words are left out, since they may hold what was being decided or translated:
 * who bids before the opening (P13), a person, an account. The catalogue's code, or the database's state and constraint, say enough.
 */
public final class Unspoken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unspoken(String what, @Nullable Throwable cause, StackTraceElement[] where) {
        super(what, cause, false, true);
        setStackTrace(where);
    }

    /** The same failure, and its causes, without their words. */
    public static Throwable of(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return new Unspoken(
                failure.getClass().getName() + code(failure),
                cause == null ? cause : of(cause),
                failure.getStackTrace());
    }

    private static String code(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> " " + refused.code().code();
            case PSQLException sql -> " " + sql.getSQLState() + constraint(sql.getServerErrorMessage());
            case SQLException sql -> " " + sql.getSQLState();
            default -> "";
        };
    }

    private static String constraint(@Nullable ServerErrorMessage said) {
        return said == null || said.getConstraint() == null ? "" : " " + said.getConstraint();
    }
}
