package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.Decision.Matter;
import java.util.ArrayList;
import java.util.List;

/**
 * A contract that stands still (条例 art. 54), or that ended early, stops what has not left, as finance or a court does. What is resumed
 * goes on by itself: what was taken back, under a new check of two persons. What ended is put before finance: what was accepted before
 * stays owed (民法典 art. 566, 567), but whether and how much of it is paid, and what is set off, nobody who approved it before could know.
 */
final class ContractStops {
    private static final String PAUSE = "条例 art. 54";
    private static final String END = "民法典 art. 567";
    private static final String SETTLED = "settled/" + Stop.TERMINATED;

    private ContractStops() {}

    /**
     * Its claim heard something of its contract, or was taken back. What holds is what contract and claim say now, whatever they said
     * meanwhile.
     */
    static Draft heard(Step step) {
        Payment payment = step.payment();
        if (payment == null) {
            return step.noted();
        }
        List<Stop> wanted = wanted(step, payment);
        List<Stop> before = ofContract(payment);
        List<Stop> begun = payment.isCredited() ? List.of() : without(wanted, before);
        List<Stop> over = without(before, wanted);
        boolean assigned = Assignments.isNews(step);
        List<Application> tooMuch = Reversals.leaving(step);
        if (begun.isEmpty() && over.isEmpty() && !assigned && tooMuch.isEmpty()) {
            return step.noted();
        }
        Draft draft = said(step, begun, over, assigned);
        begun.forEach(stop -> begin(draft, step, stop));
        over.forEach(stop -> draft.payment(known -> known.released(stop)));
        Withdrawals.followed(draft, step);
        if (assigned) {
            return Assignments.noticed(draft, step);
        }
        boolean isAsked = before.isEmpty() && !begun.isEmpty();
        return isAsked ? draft : Withdrawals.takeBack(draft, step, tooMuch);
    }

    private static Draft said(Step step, List<Stop> begun, List<Stop> over, boolean assigned) {
        if (!begun.isEmpty()) {
            return step.stay(
                    "stopped",
                    clause(begun.getFirst()),
                    "stopped: " + begun.getFirst().by());
        }
        if (!over.isEmpty()) {
            return step.stay("goes-on", PAUSE, "the contract goes on");
        }
        return assigned
                ? step.stay("payee-assigned", Assignments.CLAUSE, "payments go to another account from now on")
                : step.stay("taken-back", Reversals.CLAUSE, "a red or voided invoice took back what has not left yet");
    }

    /** Something is prepared, or is owed again, of a contract that ended before: finance is asked then. */
    static Draft ended(Draft draft, Step step) {
        Payment before = draft.payment();
        without(wanted(step, before), ofContract(before)).stream()
                .filter(stop -> stop.by().equals(Stop.TERMINATED))
                .forEach(stop -> begin(draft, step, stop));
        return Withdrawals.followed(draft, step);
    }

    /** Finance says that what was accepted before the end is paid: two persons of the purchaser apply for it. */
    static Draft settle(Step step, Stop stop) {
        boolean isEnd = step.claim().terminated()
                && stop.equals(Stop.terminated(step.claim().contract()));
        if (!isEnd || (step.payment() != null && isSettled(step.payment()))) {
            return step.refuse("nothing-stopped", END, "its contract has not ended, or that was settled before");
        }
        Draft draft = Preparations.opened(
                step, "contract-settled", END, "what was accepted before the contract's end is paid, by a new check");
        draft.ask(new Matter.Answered(Stop.TERMINATED, "let go by finance"))
                .payment(payment -> payment.released(stop).told(SETTLED));
        return Withdrawals.followed(draft, step);
    }

    /** What stands against approving and repairing, also before the payment has heard of it. */
    static Flaws flaws(Flaws flaws, Step step) {
        return flaws.addIf(
                step.claim().terminated() && !isSettled(step.known()),
                "contract-terminated: the contract ended early; what was accepted before stays owed: finance looks at"
                    + " it and lets it go on (payment.resumed, by contract-terminated) / 合同已终止：此前验收的款项仍应支付，由财政核实后放行");
    }

    private static void begin(Draft draft, Step step, Stop stop) {
        draft.payment(known -> known.stopped(stop));
        Messages.again(draft, step, "stopped", clause(stop), stop.by());
        if (stop.by().equals(Stop.TERMINATED)) {
            forget(draft, step);
            draft.ask(new Matter.Asked(
                    Stop.TERMINATED,
                    Stop.TERMINATED,
                    "contract %s ended early; what was accepted of payment %s before is owed: have it settled, then let it go on"
                                    .formatted(stop.reference(), step.id())
                            + " / 合同已终止，此前验收的款项仍应支付：请核实结算后放行"));
        }
    }

    /** What was prepared before the end knew nothing of it: it is prepared and checked anew, whatever finance lets go. */
    private static void forget(Draft draft, Step step) {
        if (draft.payment().prepared() != null) {
            draft.payment(known -> known.prepared(null));
            Messages.again(draft, step, "prepare", END, Stop.TERMINATED);
        }
    }

    private static List<Stop> wanted(Step step, Payment payment) {
        List<Stop> wanted = new ArrayList<>();
        Payable payable = step.claim();
        if (payable.suspended()) {
            wanted.add(Stop.suspended(payable.contract()));
        }
        if (payable.terminated() && !isSettled(payment)) {
            wanted.add(Stop.terminated(payable.contract()));
        }
        return wanted;
    }

    private static boolean isSettled(Payment payment) {
        return payment.told().contains(SETTLED);
    }

    private static List<Stop> ofContract(Payment payment) {
        return payment.stops().stream()
                .filter(stop -> stop.where() == Stop.Where.CONTRACT)
                .toList();
    }

    private static List<Stop> without(List<Stop> all, List<Stop> those) {
        return all.stream().filter(stop -> !those.contains(stop)).toList();
    }

    private static String clause(Stop stop) {
        return stop.by().equals(Stop.TERMINATED) ? END : PAUSE;
    }
}
