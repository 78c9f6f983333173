package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.DELIVERED;
import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;
import static cn.caitong.routes.deposit.DepositState.REPAIR;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.Deposit.Clock;
import cn.caitong.routes.party.Person;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The refund's way: instructed, delivered, credited; or returned, repaired and made anew (P2, P3). */
final class Refunds {
    private Refunds() {}

    /** Purchaser or agency lets it go early; a withdrawal's release may be faster than the withdrawal's news. */
    static Draft release(Step step) {
        DepositEvent.ReleaseApproved release = (DepositEvent.ReleaseApproved) step.event();
        return release.by().buys()
                ? issue(step.to(INSTRUCTED, "released", "N4.2", "released by purchaser or agency"), step)
                : step.notEntitled();
    }

    /** Nothing is owed yet; but where the opening failed, or it secures no bid, nothing is secured by it. */
    static Draft releaseEarly(Step step) {
        DepositEvent.ReleaseApproved release = (DepositEvent.ReleaseApproved) step.event();
        boolean failed =
                step.tender() != null && step.facts().lot(step.deposit().lot()).failed() != null;
        boolean securesNothing = failed || Flaw.securesNothing(step.deposit().flaws());
        if (securesNothing && step.deposit().form().isReturned()) {
            return release(step);
        }
        return release.withdrawal()
                ? step.hold("the withdrawal is not reported yet")
                : step.refuse("nothing-owed", "N4.2", "no refund is owed yet that could be released early");
    }

    /**
     * Makes the next numbered attempt, for the whole sum; every earlier one is void by now, or the ledger refuses it. Its
     * clause is that of the first clock; money that never secured a bid has none.
     */
    static Draft issue(Draft draft, Step step) {
        Deposit before = draft.deposit();
        return before.attempt() == 0 ? issueAnew(draft, step) : next(draft, step);
    }

    /** The refund's part is owed, for the first time or with another sum. */
    static Draft issueAnew(Draft draft, Step step) {
        Deposit before = draft.deposit();
        draft.move(new MoneyMove.Owed(
                before.item(), Purpose.REFUND, before.refundable().amount()));
        return next(draft, step);
    }

    private static Draft next(Draft draft, Step step) {
        Deposit before = draft.deposit();
        Deposit attempt = before.change().nextAttempt().done();
        draft.deposit(attempt).move(new MoneyMove.Instructed(attempt.item(), Purpose.REFUND, attempt.attempt()));
        return draft.send(Messages.refund(attempt, step));
    }

    /** The sending ended well, or the holder says that it took it. */
    static Draft delivered(Step step) {
        Draft draft = step.to(DELIVERED, "refund-delivered", "P3", "the holder has the instruction");
        draft.move(new MoneyMove.Delivered(
                step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
        return Clocks.acted(draft);
    }

    static Draft rejected(Step step) {
        Draft draft = step.to(REPAIR, "refund-rejected", "P3", "the holder refused the instruction; nothing was paid")
                .alarm("refund-rejected", "payee data must be repaired by two persons / 收款信息须由两人更正")
                .move(new MoneyMove.Rejected(
                        step.deposit().item(), Purpose.REFUND, step.deposit().attempt()));
        draft.deposit(draft.deposit().change().voidProof(proof(step)).done());
        return draft.send(Messages.repairTask(draft.deposit(), step));
    }

    /** Nobody knows whether it arrived. It is never sent again blindly: delivery asks the holder first (P3). */
    static Draft unknown(Step step) {
        return step.stay("outcome-unknown", "P3", "the holder is being asked for its state");
    }

    static Draft credited(Step step) {
        return credit(step, REFUNDED);
    }

    /** The money was gone before the recall arrived. */
    static Draft creditedUnderRecall(Step step) {
        return Marks.gone(credit(step, MARKED_AFTER_REFUND), step);
    }

    private static Draft credit(Step step, DepositState next) {
        LocalDate on = step.result().onBankDate();
        Deposit deposit = step.deposit();
        Money charge = lateCharge(step, on);
        Money interest = bankInterest(step, on);
        Draft draft = step.to(
                next,
                "refund-credited",
                "N4.2",
                (deposit.form().isMoney() ? "the bank credited it on " : "it was given back on ")
                        + on
                        + said(charge)
                        + (interest == null ? "" : "; bank interest " + interest));
        draft.move(new MoneyMove.Credited(deposit.item(), Purpose.REFUND, deposit.attempt(), on))
                .deposit(deposit.change().credited(on, charge, interest).done());
        return Clocks.discharged(interestPaid(draft, step, interest), on);
    }

    static String said(@Nullable Money charge) {
        return charge == null ? "" : "; late charge " + charge + " (C15)";
    }

    /** For works the law gives the bank's interest back too: from the day it came to the day it is credited (条例 57). */
    static @Nullable Money bankInterest(Step step, LocalDate on) {
        Deposit deposit = step.deposit();
        return deposit.form().isMoney() && bearsInterest(deposit, step)
                ? Optional.of(step.policy().interest().of(deposit.refundable(), LegalDay.of(deposit.receivedAt()), on))
                        .filter(Money::isPositive)
                        .orElse(null)
                : null;
    }

    static boolean bearsInterest(Deposit deposit, Step step) {
        return deposit.clocks().stream()
                .anyMatch(clock -> step.policy()
                        .law()
                        .bearsInterest(clock.clause(), step.facts().regime()));
    }

    /** The bank's own sum may differ by its rounding; that nothing was paid at all needs the buyer. */
    private static Draft interestPaid(Draft draft, Step step, @Nullable Money owed) {
        Money paid = step.result().interest();
        if (owed == null || owed.equals(paid)) {
            return draft;
        }
        return paid == null
                ? draft.send(Messages.interestTask(draft.deposit(), step, owed))
                : draft.alarm(
                        "bank-interest-differs",
                        "interest paid %1$s, reckoned %2$s / 实付利息 %1$s，应付利息 %2$s".formatted(paid, owed));
    }

    /** Runs from the first of the law's limits, whatever the notice's own said (87号令 art. 38). */
    static @Nullable Money lateCharge(Step step, LocalDate on) {
        Deposit deposit = step.deposit();
        return deposit.clocks().stream()
                .filter(clock -> deposit.form().isMoney())
                .filter(clock ->
                        step.policy().law().charges(clock.clause(), step.facts().regime()))
                .map(Clock::dueOn)
                .min(LocalDate::compareTo)
                .map(lawDue -> step.policy().charge().of(deposit.refundable(), lawDue, on, deposit.excuses()))
                .filter(Money::isPositive)
                .orElse(null);
    }

    static Draft returned(Step step) {
        Draft draft = step.to(
                        REPAIR,
                        "refund-returned",
                        "N4.2",
                        "the bank returned it: " + step.result().reason())
                .alarm("refund-returned", "payee data must be repaired by two persons / 收款信息须由两人更正");
        takeBack(draft, step);
        return draft.send(Messages.repairTask(draft.deposit(), step));
    }

    /** The bank took the credit back: what was discharged is owed again, and was due when it was first due (P8). */
    static Draft returnedAfterCredit(Step step) {
        return Clocks.reopen(returned(step), step);
    }

    static Draft takeBack(Draft draft, Step step) {
        Deposit deposit = draft.deposit();
        return draft.move(new MoneyMove.Returned(deposit.item(), Purpose.REFUND, deposit.attempt()))
                .deposit(deposit.change()
                        .credited(null, null, null)
                        .returned(step.result().onBankDate())
                        .voidProof(proof(step))
                        .done());
    }

    /** Repaired under two persons' eyes: a new attempt, linked to the voided one, under the first due date (P8). */
    static Draft reissue(Step step) {
        return repaired(step, step.to(INSTRUCTED, "refund-reissued", "N4.2", "payee data repaired by two persons"));
    }

    /** What any repair needs; then the attempt that failed is void, and the next is made. */
    static Draft repaired(Step step, Draft draft) {
        DepositEvent.PayeeRepaired repair = (DepositEvent.PayeeRepaired) step.event();
        Deposit deposit = draft.deposit();
        UUID proof = deposit.voidProof();
        Optional<Draft> hindered = unentitled(step, repair);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        if (proof == null) {
            return step.refuse("attempt-not-void", "P2", "nothing shows that the last attempt will never pay");
        }
        draft.move(new MoneyMove.Voided(
                        deposit.item(),
                        Purpose.REFUND,
                        deposit.attempt(),
                        proof,
                        repair.by().id(),
                        repair.confirmedBy().id()))
                .deposit(deposit.change().payee(repair.payee()).done());
        return issue(draft, step);
    }

    /** Two persons of the buyer or the holder, one of them the buyer's: a new account is where money can be led astray. */
    static Optional<Draft> unentitled(Step step, DepositEvent.PayeeRepaired repair) {
        Person second = repair.confirmedBy();
        if (!repair.by().isSomeoneElseThan(second.id())) {
            return Optional.of(
                    step.refuse("second-person-missing", "P2", "the one who repairs may not be the one who confirms"));
        }
        boolean entitled =
                repair.by().repairs() && second.repairs() && (repair.by().buys() || second.buys());
        return entitled ? Optional.empty() : Optional.of(step.notEntitled());
    }

    static @Nullable UUID proof(Step step) {
        return switch (step.event()) {
            case DepositEvent.Sent sent -> sent.proof();
            case DepositEvent.RefundResult result -> result.proof();
            default ->
                throw new IllegalStateException("No proof in " + step.event().kind());
        };
    }
}
