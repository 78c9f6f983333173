package cn.caitong.engine.cases;

import cn.caitong.engine.money.MoneyRefused;
import cn.caitong.mappings.report.RefusedException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failure says about the event that met it. */
final class Failures {
    private Failures() {}

    /** The same again may succeed: a deadlock, a conflict of order. It says nothing about the event. */
    static boolean isPassing(RuntimeException failure) {
        return failure instanceof TransientDataAccessException && !(failure instanceof QueryTimeoutException);
    }

    /** The database is not there: there is no use in trying anything. */
    static boolean isOfTheDatabase(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException;
    }

    /** The catalogue's code where the failure has one. */
    static String code(RuntimeException failure) {
        if (failure instanceof MoneyRefused refused) {
            return refused.code();
        }
        return failure instanceof RefusedException refused ? refused.code().code() : "event-failed";
    }

    /** For people. An unforeseen exception's own text may hold what nobody may read: it is named by where it came from. */
    static String detail(RuntimeException failure) {
        if (failure instanceof MoneyRefused refused) {
            return refused.zh() + " / " + refused.en();
        }
        return failure instanceof RefusedException refused
                ? refused.issue().zh() + " / " + refused.issue().en()
                : "处理该事件时出错，请联系运维。 / Deciding or recording it failed: " + name(failure);
    }

    private static String name(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String where = trace.length == 0 ? "an unknown place" : trace[0].toString();
        return failure.getClass().getSimpleName() + " at " + where;
    }
}
