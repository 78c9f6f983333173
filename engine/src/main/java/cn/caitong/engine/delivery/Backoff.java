package cn.caitong.engine.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to try again what was not sent: doubling from {@code first} to {@code longest}, but always at least four more tries
 * before the legal limit, down to {@code shortest} apart; past the limit it goes on at {@code shortest}, for an obligation
 * is never dropped for being late.
 */
public record Backoff(Duration first, Duration longest, Duration shortest) {
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofSeconds(30));
    private static final int TRIES_LEFT = 4;
    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative()
                || first.isZero()
                || longest.compareTo(first) < 0
                || shortest.isNegative()
                || shortest.isZero()) {
            throw new IllegalArgumentException(
                    "backoff: first and shortest must be positive and longest at least first; correct the descriptor /"
                            + " backoff：first 与 shortest 须为正，longest 不得小于 first，请更正描述文件");
        }
    }

    /**
     * The earliest time of the next attempt.
     *
     * @param attempts how many were made
     * @param dueAt the legal limit; null where there is none
     */
    public Instant next(int attempts, Instant now, @Nullable Instant dueAt) {
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS));
        Duration interval = shorter(doubled, longest);
        if (dueAt != null) {
            Duration towards = Duration.between(now, dueAt).dividedBy(TRIES_LEFT);
            interval = shorter(interval, towards.compareTo(shortest) > 0 ? towards : shortest);
        }
        return now.plus(interval);
    }

    /**
     * When to come again for a partner that asks to be left alone for so long: then, but after {@code longest} at the latest; and at once
     * (so that {@link #next} counts) where that would let the legal limit pass, which no partner's maintenance moves.
     *
     * @param dueAt the legal limit; null where there is none
     */
    Instant atMost(Duration wish, Instant now, @Nullable Instant dueAt) {
        Instant wanted = now.plus(shorter(wish, longest));
        boolean passesTheLimit = dueAt != null && now.isBefore(dueAt) && !wanted.isBefore(dueAt);
        return passesTheLimit ? now : wanted;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
