package cn.caitong.routes.payment;

import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The time within which the purchaser may object (C36, N5.3): five working days after the day of recorded delivery, less the
 * time for which it stood still.
 *
 * @param basis the day of delivery, which is not counted, Asia/Shanghai
 * @param lastDay the last day to object; on a provisional year the latest that it may turn out to be
 * @param cutOff its end, UTC: what arrives strictly before it is in time
 * @param excuses what it stood still for, in order; the last may be open
 */
record Window(LocalDate basis, LocalDate lastDay, Instant cutOff, List<Excuse> excuses) {
    static final String CLAUSE = "C36";

    Window {
        excuses = List.copyOf(excuses);
    }

    static Window of(LocalDate basis, ClockTimes times, List<Excuse> excuses) {
        return new Window(basis, times.dueOn(), times.dueAt(), excuses);
    }

    boolean stands() {
        return !excuses.isEmpty() && excuses.getLast().to() == null;
    }

    /** Whether what arrives then is in time: always, while the window stands still. */
    boolean takes(Instant arrivedAt) {
        return stands() || arrivedAt.isBefore(cutOff);
    }

    Window standingFrom(Excuse excuse) {
        return new Window(basis, lastDay, cutOff, Excuse.begun(excuses, excuse));
    }

    /** The excuses once the last has ended. */
    List<Excuse> endedAt(Instant to) {
        return Excuse.ended(excuses, to, true);
    }

    /** Whether it stood still for all of that time anyway. */
    boolean stoodStillFor(Excuse time) {
        return excuses.stream().anyMatch(each -> !each.from().isAfter(time.from()) && endsNoEarlier(each, time));
    }

    private static boolean endsNoEarlier(Excuse one, Excuse other) {
        return one.to() == null || (other.to() != null && !one.to().isBefore(other.to()));
    }

    /** What a part of the claim stood still for: all that the whole did, and what stopped it alone. */
    List<Excuse> with(List<Excuse> own) {
        List<Excuse> all = new ArrayList<>(excuses);
        all.addAll(own);
        return List.copyOf(all);
    }

    Window movedTo(LocalDate day, Instant end) {
        return new Window(basis, day, end, excuses);
    }
}
