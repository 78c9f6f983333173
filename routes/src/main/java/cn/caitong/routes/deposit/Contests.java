package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.BLOCKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.Deposit.Clock;
import cn.caitong.routes.deposit.DepositEvent.ContestDecided;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A supplier says that what hindered its refund was no doing of its own (N4.2). That is a question of its own: a repair or a mark
 * may end the block, and the question stands until somebody has decided it, for it decides whose the delay is.
 */
final class Contests {
    private static final String TOLD = "block-contested/";
    private static final String TASK = "contest";

    private Contests() {}

    /** Of the block that stands, or of the last that did. Until somebody has decided, it excuses. */
    static Draft contest(Step step) {
        Optional<Instant> block = lastBlock(step.deposit());
        if (block.isEmpty()) {
            return step.refuse(
                    "nothing-blocked", "N4.2", "nothing of the supplier's own has ever hindered this refund");
        }
        String what = TOLD + block.get();
        if (step.deposit().told().contains(what)) {
            return Rule.noted(step);
        }
        return step.stay("block-contested", "N4.2", "the supplier says that it was no doing of its own")
                .deposit(
                        step.deposit().change().told(what).contests(block.get()).done())
                .ask(new Matter.Asked(
                        "block-contested",
                        about(block.get()),
                        "was it the supplier's own doing, from %1$s? / 自 %1$s 起的暂缓是否因供应商自身原因？"
                                .formatted(LegalDay.local(block.get()))))
                .send(Messages.lawTask(step.deposit(), step, TASK, "N4.2", what));
    }

    /** The buyer, whose block it is, may concede the contest; finance alone rejects it. Where several wait, it is said which. */
    static Draft decide(Step step) {
        ContestDecided decided = (ContestDecided) step.event();
        Deposit deposit = step.deposit();
        if (!decided.by().decides()) {
            return step.notEntitled();
        }
        if (!decided.upheld() && !decided.by().isFinance()) {
            return step.refuse(
                    "not-entitled",
                    "N4.2",
                    "data.decidedBy: who blocked it cannot reject the contest of its own block; finance does, or"
                            + " concede it (upheld: true) / 采购人、代理机构不得自行驳回对其暂缓的异议：由财政部门认定，或认可异议成立");
        }
        if (decided.taskId() != null) {
            return answer(step, decided, decided.taskId());
        }
        return switch (deposit.contested().size()) {
            case 0 -> nothingWaits(step);
            case 1 -> decide(step, decided, deposit.contested().iterator().next());
            default ->
                step.refuse(
                        "contest-ambiguous",
                        "N4.2",
                        "data.taskId: %d contests wait; name the task that asked about the one decided / 有 %<d 项异议待处理：请填写所答复待办的标识"
                                .formatted(deposit.contested().size()));
        };
    }

    /** To a task that this deposit has raised; answered twice, the second changes nothing. */
    private static Draft answer(Step step, ContestDecided decided, String taskId) {
        return step.deposit().told().stream()
                .filter(what -> what.startsWith(TOLD)
                        && Messages.taskId(step, TASK, what).equals(taskId))
                .findFirst()
                .map(what -> Instant.parse(what.substring(TOLD.length())))
                .map(block ->
                        step.deposit().contested().contains(block) ? decide(step, decided, block) : Rule.noted(step))
                .orElseGet(() -> unknown(step));
    }

    /** Of a deposit that never asked, the question may be still to come. */
    private static Draft unknown(Step step) {
        return hasAsked(step.deposit())
                ? step.refuse(
                        "task-unknown",
                        "N4.2",
                        "data.taskId: no task of this deposit about a contest has it; take it from"
                                + " deposit.task-raised, kind contest / 该保证金没有此标识的异议待办：请取自异议待办（kind 为 contest）")
                : tooEarly(step);
    }

    private static Draft tooEarly(Step step) {
        return step.hold("nothing is contested yet");
    }

    private static boolean hasAsked(Deposit deposit) {
        return deposit.told().stream().anyMatch(what -> what.startsWith(TOLD));
    }

    /** Whether the supplier has contested a block that began then, even one that was taken back since. */
    static boolean isKnown(Deposit deposit, Instant block) {
        return deposit.told().contains(TOLD + block);
    }

    private static Draft nothingWaits(Step step) {
        return hasAsked(step.deposit()) ? Rule.noted(step) : tooEarly(step);
    }

    private static Draft decide(Step step, ContestDecided decided, Instant block) {
        if (!decided.upheld()) {
            return answered(
                    step.stay(
                            "contest-rejected",
                            "N4.2",
                            "it was the supplier's own doing, from " + LegalDay.local(block)),
                    block,
                    false);
        }
        boolean stands = step.state() == BLOCKED
                && step.deposit().excuses().getLast().from().equals(block);
        return stands ? Blocks.upheld(step, decided.at()) : disallowed(step, block);
    }

    /** The block is over, and excused nothing: what it took counts as delay, also where the money is back already. */
    private static Draft disallowed(Step step, Instant block) {
        Deposit free = step.deposit()
                .change()
                .excuses(Excuse.disallowed(step.deposit().excuses(), block))
                .done();
        boolean standing = !free.excuses().isEmpty() && free.excuses().getLast().to() == null;
        List<Clock> counted = new ArrayList<>();
        List<ObligationChange> changes = new ArrayList<>();
        for (Clock clock : free.clocks()) {
            ClockTimes times = Clocks.reckon(step, free, clock.clause(), clock.basisDate());
            changes.add(new ObligationChange.Disallowed(
                    clock.name(),
                    block,
                    times.calendar(),
                    times.provisional(),
                    times.warnAt(),
                    clock.hubActs() ? times.actAt() : null,
                    times.dueAt()));
            counted.add(standing ? clock : clock.dueBy(times.dueOn(), times.dueAt()));
        }
        Deposit after = charged(step, free.change().clocks(List.copyOf(counted)).done());
        Draft draft = step.stay(
                        "contest-upheld",
                        "N4.2",
                        "no doing of the supplier's own: nothing was excused from " + LegalDay.local(block)
                                + Refunds.said(after.lateCharge()))
                .deposit(after);
        changes.forEach(draft::clock);
        return answered(draft, block, true);
    }

    /** A credit that seemed to be in time may have been late. */
    private static Deposit charged(Step step, Deposit deposit) {
        LocalDate on = deposit.creditedOn();
        boolean credited = step.state() == REFUNDED || step.state() == MARKED_AFTER_REFUND;
        return on == null || !credited ? deposit : LateFacts.charged(step.with(deposit), on);
    }

    /** The question that this block was waits no longer, wherever it was decided. */
    static Draft answered(Draft draft, Instant block, boolean upheld) {
        return draft.deposit(draft.deposit().change().contestDecided(block).done())
                .ask(new Matter.Answered(about(block), upheld ? "upheld" : "rejected"));
    }

    private static String about(Instant block) {
        return "block/" + block;
    }

    private static Optional<Instant> lastBlock(Deposit deposit) {
        return deposit.excuses().stream()
                .filter(excuse -> Blocks.REASONS.contains(excuse.reason()))
                .map(Excuse::from)
                .reduce((earlier, later) -> later);
    }
}
