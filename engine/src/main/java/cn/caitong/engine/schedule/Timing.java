package cn.caitong.engine.schedule;

import java.time.LocalTime;
import java.util.Optional;

/**
 * When, within a term, the hub warns and acts: policy, with its basis beside it in {@code config/policies/firing.yaml}.
 *
 * @param opening the local time at which warnings and acts happen: when offices and banks open
 * @param closing when the last day is over; empty for midnight (民法典 203)
 * @param warnBefore how many working days before the last one; empty for no warning
 * @param actBefore how many working days before the last one; empty where only a person may act. 1 is the fourth of five
 */
record Timing(
        LocalTime opening, Optional<LocalTime> closing, Optional<Integer> warnBefore, Optional<Integer> actBefore) {
    private static final int MOST = 60;

    public Timing {
        if (closing.isPresent() && !opening.isBefore(closing.get())) {
            throw new IllegalArgumentException(
                    "an office opens before it closes: %s, %s".formatted(opening, closing.get()));
        }
        warnBefore.ifPresent(Timing::withinReason);
        actBefore.ifPresent(Timing::withinReason);
    }

    private static void withinReason(int days) {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException(
                    "from 0 to %d working days before the last one, not %d".formatted(MOST, days));
        }
    }
}
