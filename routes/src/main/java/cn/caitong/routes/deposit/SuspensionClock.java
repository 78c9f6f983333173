package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.deposit.LotFacts.Suspension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Procurement may stand still during a complaint for at most thirty days (政府采购法 art. 57, C30): finance is reminded of it. */
final class SuspensionClock {
    static final String CLAUSE = "C30";

    private SuspensionClock() {}

    /** What a change of the tender's facts starts and ends. Works have no such limit. */
    static List<ObligationChange> changes(TenderFacts before, TenderFacts after, Event event, DepositPolicy policy) {
        if (after.regime().equals(LegalRegime.BIDDING_LAW.code())) {
            return List.of();
        }
        Set<Suspension> open = open(after);
        List<ObligationChange> changes = new ArrayList<>();
        for (Suspension begun : open) {
            if (!open(before).contains(begun)) {
                changes.add(opened(begun, after, event, policy));
            }
        }
        for (Suspension ended : open(before)) {
            if (!open.contains(ended)) {
                changes.add(new ObligationChange.Discharged(name(ended), LegalDay.of(event.arrivedAt())));
            }
        }
        return List.copyOf(changes);
    }

    /** Nothing ends by itself: only the finance department resumes. */
    static List<Alarm> alarms(Event fired) {
        return switch (fired.type()) {
            case "clock.warn" ->
                List.of(new Alarm("suspension-ends-soon", "procurement is to be resumed soon (C30) / 采购活动应尽快恢复（C30）"));
            case "clock.due" ->
                List.of(new Alarm(
                        "suspension-too-long", "it is suspended for longer than 30 days (C30) / 暂停已超过三十日（C30）"));
            default -> List.of();
        };
    }

    /** Lots that were suspended at once share one clock. */
    private static Set<Suspension> open(TenderFacts facts) {
        return facts.lots().values().stream()
                .flatMap(lot -> lot.suspensions().stream())
                .filter(suspension -> suspension.to() == null)
                .collect(Collectors.toCollection(
                        () -> new TreeSet<>((a, b) -> a.from().compareTo(b.from()))));
    }

    private static String name(Suspension suspension) {
        return CLAUSE + "/" + suspension.from();
    }

    private static ObligationChange opened(Suspension begun, TenderFacts tender, Event event, DepositPolicy policy) {
        ClockTimes times = policy.times()
                .reckon(CLAUSE, tender.regime(), tender.project().holder(), LegalDay.of(begun.from()), List.of());
        return new ObligationChange.Open(
                name(begun),
                CLAUSE,
                tender.regime(),
                "finance",
                "purchaser",
                event.type(),
                event.partner(),
                LegalDay.of(begun.from()),
                times.calendar(),
                times.provisional(),
                times.warnAt(),
                null,
                times.dueAt());
    }
}
