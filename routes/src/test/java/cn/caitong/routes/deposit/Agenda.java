package cn.caitong.routes.deposit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/** What is going to happen, in the order of time; the chance of a history lies in its delays. */
final class Agenda {
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparing(Item::n));
    private final Random random;
    private long n;

    Agenda(Random random) {
        this.random = random;
    }

    private record Item(Instant at, long n, Runnable what) {}

    void at(Instant when, Runnable what) {
        items.add(new Item(when, n++, what));
    }

    /** Mostly soon, sometimes days later: so that later things overtake it. */
    Instant someTimeAfter(Instant from) {
        int most = random.nextInt(10) == 0 ? 4 * 24 * 60 : 120;
        return from.plus(Duration.ofMinutes(1L + random.nextInt(most)));
    }

    /** News travels, and now and then is told twice. */
    void news(Instant from, Runnable what) {
        at(someTimeAfter(from), what);
        if (random.nextInt(8) == 0) {
            at(someTimeAfter(from), what);
        }
    }

    Optional<Instant> nextAt() {
        return Optional.ofNullable(items.peek()).map(Item::at);
    }

    void next() {
        items.remove().what().run();
    }
}
