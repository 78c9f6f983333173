package cn.caitong.engine.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a fault of the moment (a lost connection, a deadlock, a transaction that ran out of time) from a poison: the first is
 * tried again as it is, the second is looked for and parked alone (P9).
 */
public final class PassingFault {
    /** Invalid transaction state: PostgreSQL ended an idle or overlong transaction of a node that was paused. */
    private static final String TRANSACTION_ENDED = "25";
    /** Connection lost, out of resources (a full disk), shut down or starting, system error. */
    private static final List<String> OUTAGE = List.of("08", "53", "57P", "58");

    private PassingFault() {}

    /** Whether the database itself is away, or full: whatever else is tried on it now will fail in the same way. */
    public static boolean isOutage(Throwable fault) {
        if (fault instanceof TransactionSystemException failed && failed.getApplicationException() != null) {
            return isOutage(failed.getApplicationException()); // of which the failed rollback says nothing
        }
        boolean here = fault instanceof SQLException sql
                && (sql instanceof SQLTransientConnectionException
                        || OUTAGE.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith));
        return here || (fault.getCause() != null && isOutage(fault.getCause()));
    }

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
