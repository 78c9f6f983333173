package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.SigningDuty.Fate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contract for a lot is to be signed within thirty days of the award letter (政府采购法 art. 46; 招标投标法 art. 46; C18). */
final class SigningClock {
    private final TenderFacts tender;
    private final DepositPolicy policy;
    private final List<ObligationChange> changes = new ArrayList<>();

    private SigningClock(TenderFacts tender, DepositPolicy policy) {
        this.tender = tender;
        this.policy = policy;
    }

    /** What a change of the tender's facts starts, pauses and ends. */
    static List<ObligationChange> changes(TenderFacts before, TenderFacts after, DepositPolicy policy) {
        SigningClock clock = new SigningClock(after, policy);
        after.project().lots().keySet().stream()
                .sorted()
                .filter(id -> !before.lot(id).equals(after.lot(id)))
                .forEach(id -> clock.lot(id, before.lot(id), after.lot(id)));
        return List.copyOf(clock.changes);
    }

    private void lot(String id, LotFacts was, LotFacts is) {
        Optional<SigningDuty> old = SigningDuty.of(id, was);
        Optional<SigningDuty> now = SigningDuty.of(id, is);
        old.filter(SigningDuty::isOwed)
                .filter(duty -> now.filter(duty::isSame).isEmpty())
                .ifPresent(duty -> changes.add(new ObligationChange.Voided(duty.name(), "award-changed")));
        now.ifPresent(duty -> old.filter(duty::isSame).ifPresentOrElse(known -> goOn(known, duty), () -> start(duty)));
    }

    /** A letter that is heard of after the contract leaves its clock, too: it tells whether the contract was in time. */
    private void start(SigningDuty duty) {
        if (duty.fate() instanceof Fate.Gone) {
            return;
        }
        open(duty);
        duty.pauses().forEach(pause -> pause(duty, pause));
        end(duty);
    }

    private void goOn(SigningDuty known, SigningDuty duty) {
        if (!known.isOwed()) {
            return;
        }
        if (!known.letter().equals(duty.letter())) {
            open(duty);
        }
        standStill(known.standing(), duty);
        end(duty);
    }

    private void open(SigningDuty duty) {
        ClockTimes times = times(duty);
        changes.add(new ObligationChange.Open(
                duty.name(),
                SigningDuty.CLAUSE,
                tender.regime(),
                "purchaser",
                duty.creditor(),
                "award.letter-issued.v1",
                duty.letter().source(),
                duty.letter().on(),
                times.calendar(),
                times.provisional(),
                times.warnAt(),
                null,
                times.dueAt()));
    }

    private void pause(SigningDuty duty, Excuse pause) {
        changes.add(new ObligationChange.Excused(duty.name(), pause.from(), pause.reason(), pause.evidence()));
        if (pause.to() != null) {
            resume(duty, pause);
        }
    }

    /** What is paused goes on with the end of its last pause; another that begins later is another. */
    private void standStill(Optional<Excuse> before, SigningDuty duty) {
        Optional<Excuse> now = duty.standing();
        boolean same = before.map(Excuse::from).equals(now.map(Excuse::from));
        if (same) {
            return;
        }
        before.ifPresent(pause -> resume(duty, duty.ended(pause)));
        now.ifPresent(pause -> pause(duty, pause));
    }

    private void resume(SigningDuty duty, Excuse pause) {
        ClockTimes times = times(duty);
        changes.add(new ObligationChange.Resumed(
                duty.name(),
                pause.to() == null ? pause.from() : pause.to(),
                true,
                times.calendar(),
                times.provisional(),
                times.warnAt(),
                null,
                times.dueAt()));
    }

    private void end(SigningDuty duty) {
        switch (duty.fate()) {
            case Fate.Owed() -> {}
            case Fate.Signed(LocalDate on) -> {
                if (isLate(duty, on)) {
                    changes.add(new ObligationChange.Breached(duty.name()));
                }
                changes.add(new ObligationChange.Discharged(duty.name(), on));
            }
            case Fate.Gone(String why) -> changes.add(new ObligationChange.Voided(duty.name(), why));
        }
    }

    private boolean isLate(SigningDuty duty, LocalDate on) {
        ClockTimes times = times(duty);
        boolean stands =
                duty.standing().filter(pause -> pause.stops(times.dueAt())).isPresent();
        return !stands && on.isAfter(times.dueOn());
    }

    private ClockTimes times(SigningDuty duty) {
        return policy.times()
                .reckon(
                        SigningDuty.CLAUSE,
                        tender.regime(),
                        tender.project().holder(),
                        duty.letter().on(),
                        duty.pauses());
    }

    /** What a person must hear of at once: an award that cannot stay, and a signature while nothing may be signed. */
    static List<Alarm> alarms(TenderFacts before, TenderFacts after, Event event) {
        Set<String> lots = after.project().lots().keySet();
        List<Alarm> alarms = new ArrayList<>();
        if (Challenges.isUpheld(event)) {
            alarms.add(new Alarm(
                    "challenge-upheld",
                    "a challenge was upheld: undo the award, or end the tender / 质疑或投诉成立：请撤销中标结果，或终止采购"));
        }
        if (lots.stream().anyMatch(id -> isSignedMeanwhile(before.lot(id), after.lot(id)))) {
            alarms.add(new Alarm(
                    "signed-while-paused",
                    "a contract was signed while signing is paused (条例 art. 54) / 暂停签订期间签订了合同（条例第五十四条）"));
        }
        return List.copyOf(alarms);
    }

    private static boolean isSignedMeanwhile(LotFacts was, LotFacts is) {
        return is.contracts().size() > was.contracts().size()
                && SigningDuty.pauses(is).stream().anyMatch(pause -> pause.to() == null);
    }

    /** Nothing is signed by itself: purchaser and supplier do that. */
    static List<Alarm> fired(Event fired) {
        return switch (fired.type()) {
            case "clock.warn" ->
                List.of(new Alarm("signing-due-soon", "a contract is to be signed soon (C18) / 合同签订期限将至（C18）"));
            case "clock.due" ->
                List.of(new Alarm(
                        "signing-overdue",
                        "no contract was signed within 30 days of the letter (C18) / 中标通知书发出后三十日内未签订合同（C18）"));
            default -> List.of();
        };
    }
}
