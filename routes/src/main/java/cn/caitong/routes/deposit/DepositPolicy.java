package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is open to interpretation about deposits (P11), from {@code config/policies}, with the two calculations that rest on
 * the calendar and on the rate table.
 *
 * @param refundsLateAtOnce whether money after the deadline goes back without waiting for the tender's end
 * @param withdrawalRefundedByHub whether the hub itself refunds a withdrawal (N4.4 leaves it to purchaser and agency)
 * @param taskPartner who carries tasks to purchaser and agency: the 一件事 application
 */
public record DepositPolicy(
        boolean refundsLateAtOnce,
        boolean refundsSurplusAtOnce,
        boolean withdrawalRefundedByHub,
        String taskPartner,
        Times times,
        Charge charge) {

    /** Reckons a clock's times from its row, basis and the intervals in which it stood still. */
    @FunctionalInterface
    public interface Times {
        Reckoned reckon(String clause, String regime, LocalDate basisDate, List<Excuse> excused);
    }

    /** C15 for a sum that was due at the end of {@code lawDue} and credited on {@code creditedOn}; zero when in time. */
    @FunctionalInterface
    public interface Charge {
        Money of(Money sum, LocalDate lawDue, LocalDate creditedOn, List<Excuse> excused);
    }

    /**
     * A clock's times, UTC; {@code dueOn} is the last lawful day, Asia/Shanghai.
     *
     * @param latestDueAt on a provisional year, the end of the latest day it may turn out to be; otherwise {@code dueAt}
     */
    public record Reckoned(
            LocalDate dueOn,
            @Nullable Instant warnAt,
            @Nullable Instant actAt,
            Instant dueAt,
            Instant latestDueAt,
            boolean provisional,
            String calendarVersion) {}

    /** An interval in which a clock stood still, open while {@code to} is null. */
    public record Excuse(Instant from, @Nullable Instant to, String reason, String evidence) {}
}
