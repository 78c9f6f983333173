package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.witness.RunningClocks;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statutory clock of a case. All days Asia/Shanghai.
 *
 * @param clock its clause, and what distinguishes it from others of it: {@code C37/delivery}
 * @param from day 0, which is not counted
 * @param due its last day
 * @param done the day on which what was owed was done; null if it was not
 * @param isVoid whether it is not owed any longer
 */
record Term(
        String clock,
        LocalDate from,
        LocalDate due,
        @Nullable LocalDate done,
        boolean isVoid) {

    /** All that ran, in the order in which they began. */
    static List<Term> of(RunningClocks clocks) {
        return clocks.all().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Term of(String name, RunningClocks.Running clock) {
        return new Term(name, clock.basis(), clock.due(), clock.done(), clock.isVoid());
    }

    /** For people, after its name. */
    String text() {
        return "from 自 %s, due 至 %s, %s".formatted(from, due, end());
    }

    private String end() {
        if (isVoid) {
            return "void 不再适用";
        }
        return done == null ? "open 未了" : "done 办结 " + done;
    }
}
