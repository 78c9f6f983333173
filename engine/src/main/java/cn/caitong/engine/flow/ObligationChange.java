package cn.caitong.engine.flow;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A change to one of the case's statutory clocks, which are named within their case. */
public sealed interface ObligationChange {
    String name();

    /**
     * Starts a clock, or replaces the basis of one that is open; one that has ended is left as it is.
     *
     * @param clause the clock table's row, such as {@code C12b}
     * @param regime the tender's legal regime, which selected the row
     * @param basisEvent the fact that started it, {@code basisSource} who is the authority for its date
     * @param basisDate a legal date, Asia/Shanghai
     * @param actAt when the hub itself must do what is owed; null where only a person may
     * @param dueAt the end of the last lawful moment, exclusive, UTC
     * @param provisional whether a year that is not yet published decides it
     */
    record Open(
            String name,
            String clause,
            String regime,
            String debtor,
            String creditor,
            String basisEvent,
            String basisSource,
            LocalDate basisDate,
            String calendarVersion,
            boolean provisional,
            @Nullable Instant warnAt,
            @Nullable Instant actAt,
            Instant dueAt)
            implements ObligationChange {}

    /**
     * The clock's end has come, and what follows from it cannot be concluded yet: decided with the event {@code clock.due}, it
     * leaves that kind unfired, and the same event comes again. The due time stays what it is.
     *
     * @param until when it comes again, UTC
     */
    record Postponed(String name, Instant until) implements ObligationChange {}

    /**
     * The clock runs for longer: decided with the event {@code clock.due}, it leaves that kind unfired until the later end. What
     * its times were is kept.
     *
     * @param why for the evidence
     * @param calendarVersion by which the end was counted
     * @param warnAt when it warns of its later end, if that lies ahead; null where it does not warn again
     * @param dueAt the end of the last lawful moment, exclusive, UTC; an earlier one changes nothing
     */
    record Extended(
            String name,
            String why,
            String calendarVersion,
            boolean provisional,
            @Nullable Instant warnAt,
            Instant dueAt)
            implements ObligationChange {}

    /** What is owed was instructed, and the instruction delivered. */
    record Acted(String name) implements ObligationChange {}

    /** What is owed was done: a credit, with the bank's date. */
    record Discharged(String name, LocalDate on) implements ObligationChange {}

    /** The last day passed without it. It stays owed. */
    record Breached(String name) implements ObligationChange {}

    /** It is no longer owed. */
    record Voided(String name, String why) implements ObligationChange {}

    /** From here the delay is excused; {@code evidence} is a digest. */
    record Excused(String name, Instant from, String reason, String evidence) implements ObligationChange {}

    /**
     * An excuse that has ended proved to be none: its time counts after all, and the remaining kinds fire at the times given, which
     * may have passed. What has fired stays fired.
     *
     * @param from when that excuse began
     * @param calendarVersion by which the times were counted
     */
    record Disallowed(
            String name,
            Instant from,
            String calendarVersion,
            boolean provisional,
            @Nullable Instant warnAt,
            @Nullable Instant actAt,
            Instant dueAt)
            implements ObligationChange {}

    /**
     * The excuse ends; the remaining kinds fire at the times given. If the time was excused the clock warns of its new end too, where
     * that moment lies ahead, or where it warned while it stood still.
     *
     * @param excused whether the time really was excused; if not, it counts as if the clock had never stood still
     * @param calendarVersion by which the times were counted
     */
    record Resumed(
            String name,
            Instant to,
            boolean excused,
            String calendarVersion,
            boolean provisional,
            @Nullable Instant warnAt,
            @Nullable Instant actAt,
            Instant dueAt)
            implements ObligationChange {}
}
