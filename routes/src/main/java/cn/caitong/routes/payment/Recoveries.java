package cn.caitong.routes.payment;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.payment.ClaimEvent.Recovered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Red after payment: what was applied for or paid on an invoice that was taken back is recovered into the treasury (C47). */
final class Recoveries {
    static final String CLAUSE = "C47";
    private static final String RED = "invoice.red-issued";

    private Recoveries() {}

    /** Opens the duty, tells finance and purchaser, and alarms. */
    static Draft open(Draft draft, Step step, String red, Confirmation of, Money reserved, Money locked) {
        Claim claim = draft.claim();
        String payment = claim.paymentId(of);
        String name = claim.clock(CLAUSE + "/" + payment + "/" + red);
        LocalDate today = step.today();
        ClockTimes times = step.reckon(CLAUSE, claim.regime(), today, List.of());
        draft.clock(new ObligationChange.Open(
                        name,
                        CLAUSE,
                        claim.regime(),
                        "purchaser",
                        "treasury",
                        RED,
                        "hub",
                        today,
                        times.calendar(),
                        times.provisional(),
                        times.warnAt(),
                        null,
                        times.dueAt()))
                .alarm("red-after-payment", "money that is applied for or paid must be recovered / 已申请或已支付的款项须追回")
                .claim(claim.change()
                        .with(new Recovery(red, payment, reserved, locked, name))
                        .done());
        return tell(draft, step, "recover", name, times.dueOn(), locked);
    }

    /** Finance records that it is back, or that it never left. */
    static Draft recovered(Step step) {
        Recovered told = (Recovered) step.event();
        Person second = told.confirmedBy();
        if (second == null) {
            return step.refuse(
                    "second-person-missing",
                    CLAUSE,
                    "data.confirmedBy: it was said before a second person was asked for; send it anew with the second"
                            + " person / 请补充财政部门复核人后重新报送");
        }
        if (!told.by().isFinance() || !second.isFinance()) {
            return step.notEntitled();
        }
        if (!told.by().isSomeoneElseThan(second.id())) {
            return step.refuse(
                    "second-person-missing",
                    CLAUSE,
                    "data.confirmedBy: another person of finance must have seen it / 须由财政部门另一人复核");
        }
        Optional<Recovery> known = step.known().recoveries().stream()
                .filter(each -> each.is(told.red(), told.payment()))
                .findFirst();
        if (known.isEmpty()) {
            return step.hold("nothing of that red invoice is to be recovered yet");
        }
        Recovery recovery = known.get();
        if (told.amount().compareTo(recovery.open()) > 0) {
            return step.refuse("above-recovery", CLAUSE, "no more than this is to be recovered: " + recovery.open());
        }
        return told.paid() ? refunded(step, told, recovery) : stopped(step, told, recovery);
    }

    private static Draft refunded(Step step, Recovered told, Recovery recovery) {
        return closed(
                step.stay("recovered", CLAUSE, "it is back in the treasury"),
                step,
                told,
                recovery.refunded(told.amount()));
    }

    /** Only the ledger can say that no application for it stands. */
    private static Draft stopped(Step step, Recovered told, Recovery recovery) {
        String item = ClaimFacts.item(recovery.payment());
        BigDecimal free = step.free(item);
        if (told.amount().amount().compareTo(free) > 0) {
            return step.refuse("still-applied-for", CLAUSE, "an application for it stands; what is free: " + free);
        }
        Recovery changed = recovery.stopped(told.amount());
        Draft draft = step.stay("never-paid", CLAUSE, "its application was stopped before anything was paid");
        if (recovery.reserved().isPositive()) {
            draft.move(new MoneyMove.Released(item, Purpose.RED, recovery.red()));
        }
        draft.move(new MoneyMove.Owed(
                item, Purpose.RED, recovery.red(), changed.reserved().amount()));
        return closed(draft, step, told, changed);
    }

    private static Draft closed(Draft draft, Step step, Recovered told, Recovery changed) {
        Claim claim = step.known();
        if (!changed.isOpen()) {
            draft.clock(new ObligationChange.Discharged(changed.clock(), told.on()));
        }
        draft.claim(claim.change()
                .recovery(changed)
                .confirmations(claim.confirmations().stream()
                        .map(each -> claim.paymentId(each).equals(changed.payment())
                                ? each.reducedTo(each.amount().minus(told.amount()))
                                : each)
                        .toList())
                .done());
        return TakenBack.less(draft, told.amount());
    }

    static boolean isOne(Claim claim, String clock) {
        return claim.recoveries().stream()
                .anyMatch(each -> each.isOpen() && each.clock().equals(clock));
    }

    static Draft soon(Step step, String clock) {
        Draft draft = step.stay("recovery-due-soon", CLAUSE, "what was paid is wanted back soon");
        return tell(draft, step, "warn", clock, null, open(step.known(), clock));
    }

    /** Its last day has passed. */
    static Draft overdue(Step step, String clock) {
        Draft draft = step.stay("recovery-overdue", CLAUSE, "what was paid is not back in the treasury")
                .clock(new ObligationChange.Breached(clock))
                .alarm("recovery-overdue", "a clock ran out: %1$s / 期限已过：%1$s".formatted(clock));
        return tell(draft, step, "overdue", clock, null, open(step.known(), clock));
    }

    static Money open(Claim claim, String clock) {
        return claim.recoveries().stream()
                .filter(each -> each.clock().equals(clock))
                .map(Recovery::open)
                .findFirst()
                .orElse(Money.zero(claim.amount().currency()));
    }

    private static Draft tell(
            Draft draft, Step step, String kind, String clock, @Nullable LocalDate due, Money amount) {
        Claim claim = draft.claim();
        for (String to : List.of(ClaimMessages.FINANCE, ClaimMessages.PURCHASER)) {
            draft.send(ClaimMessages.task(claim, step, to, kind, CLAUSE, clock, due, amount));
        }
        return draft;
    }
}
