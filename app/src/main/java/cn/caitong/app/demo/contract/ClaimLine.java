package cn.caitong.app.demo.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one invoice.
 *
 * @param amount what is claimed with it; null if no submission was accepted
 * @param refused of each submission that was refused, everything that was wrong: codes in order, with blanks between them
 * @param told kinds of tasks that purchaser and finance were given
 */
record ClaimLine(
        String invoice,
        @Nullable BigDecimal amount,
        List<String> refused,
        List<Sum> confirmed,
        List<Term> terms,
        List<String> told,
        String state) {
    ClaimLine {
        refused = List.copyOf(refused);
        confirmed = List.copyOf(confirmed);
        terms = List.copyOf(terms);
        told = List.copyOf(told);
    }

    /** Its clock of that name, if it ran. */
    Optional<Term> term(String clock) {
        return terms.stream().filter(term -> term.clock().equals(clock)).findFirst();
    }

    /**
     * A sum whose receipt was confirmed.
     *
     * @param payment the id under which it is paid
     * @param on the day that counts: of a silence the last one of the window
     * @param how {@code silence} or {@code purchaser}
     */
    record Sum(String payment, BigDecimal amount, LocalDate on, String how) {
        String text() {
            return "%s on 于 %s, %s".formatted(amount, on, how);
        }
    }
}
