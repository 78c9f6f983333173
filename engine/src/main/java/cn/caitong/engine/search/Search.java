package cn.caitong.engine.search;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; null asks for nothing.
 *
 * @param partner whose case it is; of a message, who handed it in
 * @param from inclusive, {@code to} exclusive, UTC: when a case last changed, a message was accepted, an obligation is due
 * @param after where the page before ended
 */
public record Search(
        @Nullable String flow,
        @Nullable String tender,
        @Nullable String supplier,
        @Nullable String partner,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Page after,
        int limit) {
    public static final int MOST = 500;

    public Search {
        limit = Math.clamp(limit, 1, MOST);
    }

    /** The last of a page. */
    public record Page(Instant at, UUID id) {}

    /** The same of those in this state. */
    public Search in(@Nullable String wanted) {
        return new Search(flow, tender, supplier, partner, wanted, from, to, after, limit);
    }

    /** What of a flow belongs to a tender and a supplier; either may be left open. */
    public static Search of(String flow, @Nullable String tender, @Nullable String supplier) {
        return new Search(flow, tender, supplier, null, null, null, null, null, MOST);
    }
}
