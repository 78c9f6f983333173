package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One budget line of a payment, with its attempts in order: at most the last one may pay (P2).
 *
 * @param replaced whether another budget line pays in its place
 */
record Line(Budget budget, Money amount, List<Attempt> attempts, boolean replaced) {
    Line {
        attempts = List.copyOf(attempts);
    }

    /**
     * One numbered instruction.
     *
     * @param application the number of the application that carried it
     * @param proof the message that shows that it did not pay, or came back
     * @param reason the treasury's code, where it gave one
     */
    record Attempt(
            int n,
            int application,
            Money amount,
            Standing standing,
            @Nullable LocalDate creditedOn,
            @Nullable LocalDate returnedOn,
            @Nullable UUID proof,
            @Nullable String reason) {
        static Attempt sent(int n, int application, Money amount) {
            return new Attempt(n, application, amount, Standing.SENT, null, null, null, null);
        }

        Attempt credited(LocalDate on) {
            return new Attempt(n, application, amount, Standing.CREDITED, on, null, null, null);
        }

        Attempt failed(@Nullable UUID shown, String why) {
            return new Attempt(n, application, amount, Standing.FAILED, null, null, shown, why);
        }

        Attempt returned(LocalDate on, @Nullable UUID shown, String why) {
            return new Attempt(n, application, amount, Standing.RETURNED, creditedOn, on, shown, why);
        }

        /** It came back, and the news of its credit comes after that. */
        Attempt creditedBefore(LocalDate on) {
            return new Attempt(n, application, amount, standing, on, returnedOn, proof, reason);
        }

        /** Whether it came back though no credit is known. */
        boolean cameBackUncredited() {
            return returnedOn != null && creditedOn == null;
        }

        Attempt voided() {
            return new Attempt(n, application, amount, Standing.VOID, creditedOn, returnedOn, proof, reason);
        }
    }

    /** Where an attempt stands. Stored: added to, never renamed. */
    enum Standing {
        /** On its way, or at the treasury. */
        SENT,
        CREDITED,
        /** Refused, or the bank could not pay it. */
        FAILED,
        /** It came back. */
        RETURNED,
        /** Proven void by a message and two persons. */
        VOID
    }

    String code() {
        return budget.code();
    }

    Attempt current() {
        return attempts.getLast();
    }

    boolean is(Standing standing) {
        return !replaced && current().standing() == standing;
    }

    /** Whether it must be repaired. */
    boolean hasFailed() {
        return is(Standing.FAILED) || is(Standing.RETURNED);
    }

    Line attempt(int n, UnaryOperator<Attempt> changed) {
        return new Line(
                budget,
                amount,
                attempts.stream()
                        .map(each -> each.n() == n ? changed.apply(each) : each)
                        .toList(),
                replaced);
    }

    /** The next attempt, with what two persons made of the line. */
    Line again(Budget as, Money sum, int application) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(Attempt.sent(all.size() + 1, application, sum));
        return new Line(as, sum, all, false);
    }

    /** Its failed attempt is proven void, and nothing more is sent of it. */
    Line annulled() {
        return attempt(current().n(), Attempt::voided).givenUp();
    }

    /** The line of this budget after whatever was tried from it before. */
    static Line next(@Nullable Line before, Budget budget, Money amount, int application) {
        Line base = before == null ? new Line(budget, amount, List.of(), false) : before;
        return base.again(budget, amount, application);
    }

    Line givenUp() {
        return new Line(budget, amount, attempts, true);
    }
}
