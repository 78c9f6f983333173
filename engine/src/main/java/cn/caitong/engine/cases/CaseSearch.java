package cn.caitong.engine.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; null asks for nothing. The newest change comes first.
 *
 * @param changedFrom inclusive, {@code changedTo} exclusive, UTC
 * @param after the last case of the page before
 */
public record CaseSearch(
        @Nullable String flow,
        @Nullable String tender,
        @Nullable String supplier,
        @Nullable String partner,
        @Nullable String state,
        @Nullable Instant changedFrom,
        @Nullable Instant changedTo,
        @Nullable Page after,
        int limit) {
    private static final int MOST = 500;

    public CaseSearch {
        limit = Math.clamp(limit, 1, MOST);
    }

    /** Where a page ended. */
    public record Page(Instant changedAt, UUID caseId) {}

    /** The cases of a flow that belong to a tender and a supplier; either may be left open. */
    public static CaseSearch of(String flow, @Nullable String tender, @Nullable String supplier) {
        return new CaseSearch(flow, tender, supplier, null, null, null, null, null, MOST);
    }
}
