package cn.caitong.engine.store;

import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a fault of the moment (a lost connection, a deadlock, a transaction that ran out of time) from a poison: the first is
 * tried again as it is, the second is looked for and parked alone (P9).
 */
public final class PassingFault {
    /** Invalid transaction state: PostgreSQL ended an idle or overlong transaction of a node that was paused. */
    private static final String TRANSACTION_ENDED = "25";

    private PassingFault() {}

    public static boolean is(Throwable fault) {
        return switch (fault) {
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException passing -> true;
            case DataAccessResourceFailureException passing -> true;
            case TransactionException passing -> true;
            case SQLException sql -> String.valueOf(sql.getSQLState()).startsWith(TRANSACTION_ENDED);
            default -> fault.getCause() != null && is(fault.getCause());
        };
    }
}
