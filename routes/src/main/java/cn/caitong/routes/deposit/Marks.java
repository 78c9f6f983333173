package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.RECALLING;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.routes.deposit.Deposit.Mark;
import cn.caitong.routes.deposit.DepositEvent.MarkConfirmed;
import cn.caitong.routes.deposit.DepositEvent.MarkLifted;
import cn.caitong.routes.deposit.DepositEvent.MarkRequested;
import cn.caitong.routes.deposit.DepositPolicy.Excuse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Money that is not to be returned (N4.3): asked for by one, confirmed by another, within the refund period. */
final class Marks {
    /** 87号令 art. 23 and 74号令 art. 20: what lets a deposit be kept. */
    static final Set<String> GROUNDS =
            Set.of("bid-revoked", "false-material", "contract-refused", "collusion", "tender-document-term");

    private Marks() {}

    /** A request alone stops nothing: until a second person confirms, the refund goes its way. */
    static Draft ask(Step step) {
        MarkRequested asked = (MarkRequested) step.event();
        return refusedMark(step, asked)
                .orElseGet(() -> step.stay("mark-requested", "N4.3", "waits for a second person")
                        .deposit(step.deposit()
                                .change()
                                .askedMark(new Mark(asked.ground(), asked.by(), null, step.now(), asked.evidence()))
                                .done()));
    }

    private static Optional<Draft> refusedMark(Step step, MarkRequested asked) {
        if (!GROUNDS.contains(asked.ground())) {
            return Optional.of(step.refuse("ground-unknown", "87号令 art. 23", "no law lets a deposit be kept for it"));
        }
        if (asked.evidence().isBlank()) {
            return Optional.of(step.refuse("evidence-missing", "N4.3", "a mark needs evidence"));
        }
        return late(step);
    }

    private static Optional<Draft> late(Step step) {
        return step.deposit()
                .windowEnd()
                .filter(end -> !step.now().isBefore(end))
                .map(end -> step.refuse("mark-too-late", "N4.3", "the refund period ended at " + end));
    }

    /** A mark before the refund left. */
    static Draft confirm(Step step) {
        return confirmed(
                step,
                mark -> Clocks.stopAll(
                        step.to(MARKED, "marked", "N4.3", "not refunded automatically")
                                .deposit(step.deposit().change().mark(mark).done()),
                        step.now(),
                        "marked",
                        mark.evidence()));
    }

    /** A mark while a returned or refused attempt waits for its repair: the attempt is void, the mark stands. */
    static Draft confirmOverRepair(Step step) {
        return step.deposit().voidProof() == null
                ? step.park("attempt-not-void", "nothing shows that the last attempt will never pay")
                : confirmed(step, mark -> {
                    Draft draft = step.to(MARKED, "marked", "N4.3", "the last attempt is void")
                            .deposit(step.deposit().change().mark(mark).done());
                    return Clocks.stopAll(voidAttempt(draft, step), step.now(), "marked", mark.evidence());
                });
    }

    /** A mark after the instruction was made: kept back if it has not left, recalled if it has. */
    static Draft confirmAfterInstruction(Step step) {
        return confirmed(
                step,
                mark -> step.to(RECALLING, "recall-started", "N4.3", "marked after the refund was instructed")
                        .deposit(step.deposit().change().mark(mark).done())
                        .send(Messages.withdraw(step.deposit())));
    }

    /** A mark within the period, but after the money. */
    static Draft confirmAfterRefund(Step step) {
        return confirmed(step, mark -> {
            Draft draft = step.to(
                            MARKED_AFTER_REFUND, "marked-after-refund", "N4.3", "to be recovered by the purchaser")
                    .deposit(step.deposit().change().mark(mark).done())
                    .alarm("marked-after-refund", "the purchaser must recover the deposit");
            return draft.send(Messages.task(draft.deposit(), step, "recover", "N4.3"));
        });
    }

    private static Draft confirmed(Step step, Function<Mark, Draft> then) {
        MarkConfirmed event = (MarkConfirmed) step.event();
        Mark asked = step.deposit().askedMark();
        if (asked == null) {
            return step.refuse("mark-not-requested", "N4.3", "nobody asked for a mark that could be confirmed");
        }
        if (asked.askedBy().equals(event.by())) {
            return step.refuse("second-person-missing", "N4.3", "the one who asks may not be the one who confirms");
        }
        return late(step)
                .orElseGet(() -> then.apply(
                        new Mark(asked.ground(), asked.askedBy(), event.by(), step.now(), asked.evidence())));
    }

    /** Never left: void, by the two persons of the mark. */
    static Draft withdrawnInTime(Step step) {
        Draft draft = step.to(MARKED, "refund-kept-back", "N4.3", "the instruction never left");
        draft.deposit(draft.deposit().change().voidProof(Refunds.proof(step)).done());
        return stopped(voidAttempt(draft, step), step);
    }

    static Draft recall(Step step) {
        return step.stay("recall-sent", "N4.3", "the instruction may have left")
                .send(Messages.recall(step.deposit()))
                .move(new MoneyMove.Recalling(
                        step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
    }

    static Draft recalled(Step step) {
        return Refunds.mismatch(step).orElseGet(() -> {
            Draft draft = step.to(MARKED, "refund-recalled", "N4.3", "the holder confirmed that it will never pay");
            draft.deposit(
                    draft.deposit().change().voidProof(Refunds.proof(step)).done());
            return stopped(voidAttempt(draft, step), step);
        });
    }

    /** The holder refused the instruction that was being recalled: it never paid. */
    static Draft rejectedUnderRecall(Step step) {
        if (step.event() instanceof DepositEvent.Sent sent && !sent.type().equals(Messages.REFUND)) {
            return step.stay("recall-rejected", "N4.3", "the recall itself was refused")
                    .alarm("recall-rejected", "a person must ask the holder");
        }
        Draft draft = step.to(MARKED, "refund-rejected", "N4.3", "the holder never paid it")
                .move(new MoneyMove.Rejected(
                        step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
        draft.deposit(draft.deposit().change().voidProof(Refunds.proof(step)).done());
        return stopped(voidAttempt(draft, step), step);
    }

    static Draft recallRefused(Step step) {
        return step.stay("recall-refused", "N4.3", "the money is on its way; its credit will tell")
                .alarm("recall-refused", "the refund could not be recalled");
    }

    /** The attempt is void: the mark's two persons, and the message that proves it. */
    static Draft voidAttempt(Draft draft, Step step) {
        Deposit deposit = draft.deposit();
        Mark mark = deposit.mark();
        if (mark == null || mark.confirmedBy() == null || deposit.voidProof() == null) {
            throw new IllegalStateException("An attempt of " + deposit.item() + " can only be voided with proof");
        }
        return draft.move(new MoneyMove.Voided(
                deposit.item(),
                Purpose.REFUND,
                deposit.attempt(),
                deposit.voidProof(),
                mark.askedBy(),
                mark.confirmedBy()));
    }

    private static Draft stopped(Draft draft, Step step) {
        Mark mark = draft.deposit().mark();
        return Clocks.stopAll(draft, step.now(), "marked", mark == null ? "" : mark.evidence());
    }

    /** Lifted: refunded at once. What an unfounded mark took counts as delay, from the first due date (C15). */
    static Draft lift(Step step) {
        MarkLifted lifted = (MarkLifted) step.event();
        Mark mark = step.deposit().mark();
        Deposit unmarked = step.deposit().change().mark(null).done();
        Step free = new Step(
                step.caseId(), step.state(), unmarked, step.event(), step.now(), step.tender(), null, step.policy());
        if (unmarked.clocks().isEmpty()) {
            return free.to(DepositState.HELD, "mark-lifted", "N4.3", "nothing is owed yet");
        }
        Draft draft = unmarked.attempt() == 0
                ? Refunds.instruct(free, "mark-lifted", "N4.3", "refunded at once")
                : Refunds.next(
                        free.to(DepositState.INSTRUCTED, "mark-lifted", "N4.3", "refunded at once"), free, "N4.3");
        return Clocks.resumeAll(draft, free, step.now(), !lifted.unfounded(), excused(unmarked, mark, lifted, step));
    }

    private static List<Excuse> excused(Deposit deposit, @Nullable Mark mark, MarkLifted lifted, Step step) {
        if (lifted.unfounded() || mark == null) {
            return deposit.blocks();
        }
        List<Excuse> all = new ArrayList<>(deposit.blocks());
        all.add(new Excuse(mark.from(), step.now(), "marked", mark.evidence()));
        return List.copyOf(all);
    }

    /** The whole sum is kept; a part of it only where a later rule says so. */
    static Draft forfeit(Step step) {
        DepositEvent.Forfeited forfeited = (DepositEvent.Forfeited) step.event();
        Deposit deposit = step.deposit();
        if (!forfeited.amount().equals(deposit.received())) {
            return step.park("part-forfeited", "only a part is to be kept; what becomes of the rest must be decided");
        }
        Draft draft = step.to(FORFEITED, "forfeited", "N4.3", "paid over to " + forfeited.paidTo());
        if (deposit.attempt() > 0) {
            draft.move(new MoneyMove.Released(deposit.item(), Purpose.REFUND));
        }
        draft.move(new MoneyMove.Owed(
                deposit.item(), Purpose.FORFEIT, forfeited.amount().amount()));
        return Clocks.voided(draft, "forfeited");
    }
}
