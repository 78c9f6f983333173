package cn.caitong.connectors.partner;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Each partner's rate and concurrency: whoever exceeds its own costs the others nothing (P10). */
public final class Limits {
    private final Map<String, Limit> byPartner = new ConcurrentHashMap<>();

    /** Takes a place for one request; close it when the answer is out. */
    public Admission admit(Partner partner) {
        return byPartner.computeIfAbsent(partner.id(), id -> Limit.of(partner)).admit();
    }

    /** A place, or how long to wait for one. */
    public sealed interface Admission {
        record Refused(Duration retryAfter) implements Admission {}

        record Admitted(Semaphore place) implements Admission, AutoCloseable {
            @Override
            public void close() {
                place.release();
            }
        }
    }

    private record Limit(Bucket rate, Semaphore places) {
        static Limit of(Partner partner) {
            int perSecond = partner.inbound().perSecond();
            Bucket rate = Bucket.builder()
                    .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
            return new Limit(rate, new Semaphore(partner.inbound().concurrency()));
        }

        Admission admit() {
            if (!places.tryAcquire()) {
                return new Admission.Refused(Duration.ofSeconds(1));
            }
            Optional<Duration> wait = waitFor(rate.tryConsumeAndReturnRemaining(1));
            wait.ifPresent(refused -> places.release());
            return wait.<Admission>map(Admission.Refused::new).orElseGet(() -> new Admission.Admitted(places));
        }

        private static Optional<Duration> waitFor(ConsumptionProbe probe) {
            return probe.isConsumed()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
