package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Aim;

/** Which of a clock's kinds is due. */
enum Kind {
    /** A warning: the case's state, a task that is told, evidence. */
    WARN("warning", "warn_at = now() - interval '1 minute', act_at = now() + interval '2 days'", 8, 15),
    /** A refund: the decision, the money ledger, the instruction that is told, evidence. */
    ACT(
            "refund",
            "warn_at = now() - interval '2 days', warned_at = now() - interval '2 days', act_at = now() - interval '1"
                    + " minute'",
            4,
            8);

    private final String what;
    private final String times;
    private final double atLeast;
    private final double aim;

    Kind(String what, String times, double atLeast, double aim) {
        this.what = what;
        this.times = times;
        this.atLeast = atLeast;
        this.aim = aim;
    }

    String what() {
        return what;
    }

    Aim overDbScheduler() {
        return new Aim(atLeast, aim);
    }

    /** Makes this kind, and no other, due. */
    String makeDue() {
        return "update obligation set %s, due_at = now() + interval '3 days'".formatted(times);
    }
}
