package cn.caitong.engine.cases;

import cn.caitong.engine.money.MoneyRefused;
import cn.caitong.mappings.report.RefusedException;

/** What a failure says about the event that met it. */
final class Failures {
    private Failures() {}

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
