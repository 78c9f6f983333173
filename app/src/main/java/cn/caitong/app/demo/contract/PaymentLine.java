package cn.caitong.app.demo.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one confirmed sum's payment, by its payment id.
 *
 * @param told kinds of tasks that purchaser and supplier were given
 */
record PaymentLine(String payment, List<Attempt> attempts, List<String> told, String state) {
    PaymentLine {
        attempts = List.copyOf(attempts);
        told = List.copyOf(told);
    }

    /** What stands credited of it in the end. */
    BigDecimal paid() {
        return attempts.stream()
                .filter(Attempt::stands)
                .map(Attempt::amount)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /**
     * One attempt to pay one budget line.
     *
     * @param issued when the hub decided to apply for it
     * @param budget the budget line's code
     */
    record Attempt(LocalDateTime issued, String budget, BigDecimal amount, End end) {
        boolean stands() {
            return end.credited() != null && end.returned() == null;
        }
    }

    /**
     * What the treasury did with it.
     *
     * @param delivered the day on which it had the application
     * @param credited the bank's date
     * @param returned the day on which the bank's return was told
     * @param refused the day on which it was told that it will not be paid
     */
    record End(
            @Nullable LocalDate delivered,
            @Nullable LocalDate credited,
            @Nullable LocalDate returned,
            @Nullable LocalDate refused) {
        static final End OPEN = new End(null, null, null, null);

        /** Whatever one of two says. */
        End and(End other) {
            return new End(
                    either(delivered, other.delivered),
                    either(credited, other.credited),
                    either(returned, other.returned),
                    either(refused, other.refused));
        }

        private static @Nullable LocalDate either(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null ? other : one;
        }
    }
}
