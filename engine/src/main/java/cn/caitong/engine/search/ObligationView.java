package cn.caitong.engine.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statutory clock that its viewer may see. Instants UTC, dates Asia/Shanghai.
 *
 * @param clause the clock table's row
 * @param basis the fact that started it
 * @param provisional whether a year it counts in has no published calendar yet
 * @param standing whether an excuse is open
 * @param dischargedOn the authority's date on which it was done
 */
public record ObligationView(
        UUID id,
        UUID caseId,
        String name,
        String clause,
        String regime,
        String debtor,
        String creditor,
        Basis basis,
        String calendarVersion,
        boolean provisional,
        String state,
        boolean standing,
        @Nullable Instant warnAt,
        @Nullable Instant actAt,
        Instant dueAt,
        @Nullable LocalDate dischargedOn) {

    /** The fact that started it, and the authority for its date. */
    public record Basis(String event, String source, LocalDate date) {}
}
