package cn.caitong.engine.silence;

import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests that this node holds: whose last byte is here, and which have no answer yet. A message has arrived when its last
 * byte was here (电子签名法 art. 11; N5.3), not when the hub had found the time to write it down.
 */
public final class Arrivals {
    /**
     * How far a message's arrival is counted back from the transaction that writes it down, at most; what takes longer, such as
     * a request of a node that was stopped, has arrived when it is written down. No silence is believed earlier than that after
     * its cut-off. The same on every node, so no setting.
     */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private final Ticker ticker;
    private final Set<Arrival> open = ConcurrentHashMap.newKeySet();

    public Arrivals(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A request's last byte is here. It is held until it is closed. */
    public Arrival begin() {
        Arrival arrival = new Arrival(ticker.nanos());
        open.add(arrival);
        return arrival;
    }

    /** For how long the oldest of them has been held; empty when none is. */
    public Optional<Duration> oldest() {
        return open.stream().map(Arrival::age).max(Comparator.naturalOrder());
    }

    /** One request. */
    public final class Arrival implements AutoCloseable {
        private final long began;

        private Arrival(long began) {
            this.began = began;
        }

        /** When it arrived, by the legal time that the transaction read which writes it down; in doubt a moment too early. */
        public Instant at(Instant now) {
            Duration age = age();
            return age.compareTo(LONGEST) > 0 ? now : now.minus(age);
        }

        private Duration age() {
            return Duration.ofNanos(ticker.nanos() - began);
        }

        /** It is answered. */
        @Override
        public void close() {
            open.remove(this);
        }
    }
}
