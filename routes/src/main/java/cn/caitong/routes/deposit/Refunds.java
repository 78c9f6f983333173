package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.DELIVERED;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.Deposit.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The refund's way: instructed, delivered, credited; or returned, repaired and made anew (P2, P3). */
final class Refunds {
    /** C15 runs from the law's limits; the notice's own (C12b, C14) bring no charge (87号令 art. 38). */
    private static final Set<String> CHARGED = Set.of("C11", "C12", "C13");

    private Refunds() {}

    /** The first instruction, for the whole sum, to the account that paid. */
    static Draft instruct(Step step, String code, String clause, String detail) {
        Draft draft = step.to(INSTRUCTED, code, clause, detail);
        Money sum = step.deposit().received();
        draft.move(new MoneyMove.Owed(step.deposit().item(), Purpose.REFUND, sum.amount()));
        return next(draft, step, clause);
    }

    /** Makes the next numbered attempt; every earlier one is void by now, or the ledger refuses it. */
    static Draft next(Draft draft, Step step, String clause) {
        Deposit attempt = draft.deposit().change().nextAttempt().done();
        draft.deposit(attempt);
        draft.move(new MoneyMove.Instructed(attempt.item(), Purpose.REFUND, attempt.attempt()));
        return draft.send(Messages.refund(attempt, clause, LocalDate.ofInstant(step.now(), Trigger.LEGAL_ZONE)));
    }

    static Draft noteDelivered(Step step) {
        if (!isForThisRefund(step)) {
            return step.stay("delivered", "P3", "a message reached its partner");
        }
        Draft draft = step.to(DELIVERED, "refund-delivered", "P3", "the holder has the instruction");
        draft.move(new MoneyMove.Delivered(
                step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
        return Clocks.acted(draft);
    }

    /** The holder took it, said through its own callback. */
    static Draft accepted(Step step) {
        return mismatch(step).orElseGet(() -> noteDelivered(step));
    }

    static Draft rejected(Step step) {
        if (!isForThisRefund(step)) {
            return step.stay("rejected", "P3", "a partner refused a message")
                    .alarm("message-rejected", "a message other than the refund was refused");
        }
        Draft draft = step.to(REPAIR, "refund-rejected", "P3", "the holder refused the instruction; nothing was paid")
                .alarm("refund-rejected", "payee data must be repaired by two persons")
                .move(new MoneyMove.Rejected(
                        step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
        draft.deposit(draft.deposit().change().voidProof(proof(step)).done());
        return draft.send(Messages.task(draft.deposit(), step, "repair", "N4.2"));
    }

    static Draft rejectedResult(Step step) {
        return mismatch(step).orElseGet(() -> rejected(step));
    }

    /** Nobody knows whether it arrived. It is never sent again blindly: delivery asks the holder first (P3). */
    static Draft unknown(Step step) {
        return step.stay("outcome-unknown", "P3", "the holder is being asked for its state");
    }

    static Draft credited(Step step) {
        return mismatch(step).orElseGet(() -> credit(step, REFUNDED));
    }

    /** The money was gone before the recall arrived. */
    static Draft creditedUnderRecall(Step step) {
        return mismatch(step).orElseGet(() -> {
            Draft draft = credit(step, MARKED_AFTER_REFUND)
                    .alarm("marked-after-refund", "the purchaser must recover the deposit");
            return draft.send(Messages.task(draft.deposit(), step, "recover", "N4.3"));
        });
    }

    private static Draft credit(Step step, DepositState next) {
        LocalDate on = bankDate(step);
        Deposit deposit = step.deposit();
        Draft draft = step.to(next, "refund-credited", "N4.2", "the bank credited it on " + on);
        if (step.state() == INSTRUCTED) {
            draft.move(new MoneyMove.Delivered(deposit.item(), Purpose.REFUND, deposit.attempt()));
        }
        draft.move(new MoneyMove.Credited(deposit.item(), Purpose.REFUND, deposit.attempt(), on));
        draft.deposit(deposit.change().credited(on, lateCharge(step, on)).done());
        return Clocks.discharged(draft, on);
    }

    static @Nullable Money lateCharge(Step step, LocalDate on) {
        Deposit deposit = step.deposit();
        return deposit.clocks().stream()
                .filter(clock -> CHARGED.contains(clock.clause()))
                .map(Clock::dueOn)
                .min(LocalDate::compareTo)
                .map(lawDue -> step.policy().charge().of(deposit.received(), lawDue, on, deposit.blocks()))
                .filter(charge -> charge.amount().signum() > 0)
                .orElse(null);
    }

    static Draft returned(Step step) {
        return mismatch(step).orElseGet(() -> {
            Draft draft = step.to(
                            REPAIR,
                            "refund-returned",
                            "N4.2",
                            "the bank returned it: " + step.result().reason())
                    .alarm("refund-returned", "payee data must be repaired by two persons");
            takeBack(draft, step);
            return draft.send(Messages.task(draft.deposit(), step, "repair", "N4.2"));
        });
    }

    /** The bank took the credit back: what was discharged is owed again, and was due when it was first due (P8). */
    static Draft returnedAfterCredit(Step step) {
        Draft draft = returned(step);
        return draft.next() == REPAIR ? Clocks.reopen(draft, step) : draft;
    }

    /** It came back while a mark stands: there is nothing to repair, the mark decides. */
    static Draft returnedUnderMark(Step step) {
        return mismatch(step)
                .orElseGet(() -> Marks.voidAttempt(
                        takeBack(step.to(MARKED, "refund-returned", "N4.3", "it came back and stays marked"), step),
                        step));
    }

    private static Draft takeBack(Draft draft, Step step) {
        Deposit deposit = step.deposit();
        draft.move(new MoneyMove.Returned(deposit.item(), Purpose.REFUND, deposit.attempt()));
        return draft.deposit(deposit.change()
                .credited(null, null)
                .returned(bankDate(step))
                .voidProof(proof(step))
                .done());
    }

    /** News of a credit that the return had overtaken on its way. */
    static Draft creditedBeforeReturn(Step step) {
        LocalDate returned = step.deposit().returnedOn();
        boolean older = returned != null && !bankDate(step).isAfter(returned);
        return older
                ? step.stay("credit-overtaken", "P8", "the credit that the bank's return has undone")
                : step.park("credit-after-return", "a credit is reported for an attempt that was returned");
    }

    /** Repaired under two persons' eyes: a new attempt, linked to the voided one, under the first due date (P8). */
    static Draft reissue(Step step) {
        DepositEvent.PayeeRepaired repair = (DepositEvent.PayeeRepaired) step.event();
        Deposit deposit = step.deposit();
        UUID proof = deposit.voidProof();
        if (repair.by().equals(repair.confirmedBy())) {
            return step.refuse("second-person-missing", "P2", "the one who repairs may not be the one who confirms");
        }
        if (proof == null) {
            return step.refuse("attempt-not-void", "P2", "nothing shows that the last attempt will never pay");
        }
        Draft draft = step.to(INSTRUCTED, "refund-reissued", "N4.2", "payee data repaired by two persons");
        draft.move(new MoneyMove.Voided(
                deposit.item(), Purpose.REFUND, deposit.attempt(), proof, repair.by(), repair.confirmedBy()));
        draft.deposit(deposit.change().payee(repair.payee()).done());
        return next(draft, step, "N4.2");
    }

    /** Parks what names another instruction or another sum than ours. */
    static Optional<Draft> mismatch(Step step) {
        DepositEvent.RefundResult result = step.result();
        if (!result.instruction().equals(step.deposit().instruction())) {
            return Optional.of(step.park("other-instruction", "it names an instruction that is not the newest one"));
        }
        if (result.amount() != null && !result.amount().equals(step.deposit().received())) {
            return Optional.of(step.park("other-amount", "it names a sum that was not instructed"));
        }
        return Optional.empty();
    }

    private static boolean isForThisRefund(Step step) {
        return switch (step.event()) {
            case DepositEvent.Sent sent ->
                sent.type().equals(Messages.REFUND)
                        && sent.businessId().equals(step.deposit().instruction());
            case DepositEvent.RefundResult result -> true;
            default -> false;
        };
    }

    static @Nullable UUID proof(Step step) {
        return switch (step.event()) {
            case DepositEvent.Sent sent -> sent.proof();
            case DepositEvent.RefundResult result -> result.proof();
            default ->
                throw new IllegalStateException("No proof in " + step.event().kind());
        };
    }

    private static LocalDate bankDate(Step step) {
        LocalDate date = step.result().bankDate();
        if (date == null) {
            throw new IllegalArgumentException(
                    "bankDate is missing from " + step.event().kind().type());
        }
        return date;
    }
}
