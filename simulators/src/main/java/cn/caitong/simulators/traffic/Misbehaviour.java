package cn.caitong.simulators.traffic;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A fault and when it strikes. {@code Misbehaviour.next(COMMIT_THEN_500).on(REFUND)} is the next refund instruction.
 *
 * @param times how many exchanges it strikes before it is spent
 * @param delay how late, or per byte how slow; real time for answers, the partner's clock for messages
 * @param size how huge, in bytes
 */
public record Misbehaviour(Fault fault, Predicate<Traffic> when, int times, Duration delay, int size) {
    private static final Duration USUAL_DELAY = Duration.ofSeconds(1);
    private static final int USUAL_SIZE = 8 * 1024 * 1024;

    /** Strikes the next exchange that the fault fits. */
    public static Misbehaviour next(Fault fault) {
        return new Misbehaviour(fault, traffic -> true, 1, USUAL_DELAY, USUAL_SIZE);
    }

    /** Only on these topics. */
    public Misbehaviour on(Topic... topics) {
        var wanted = Set.of(topics);
        return when(traffic -> wanted.contains(traffic.topic()));
    }

    /** Only where this id occurs: of what the hub wants, of what the partner has, or of a message. */
    public Misbehaviour about(String id) {
        return when(traffic -> traffic.ids().contains(id));
    }

    /** Only where this holds too. */
    public Misbehaviour when(Predicate<Traffic> also) {
        return new Misbehaviour(fault, when.and(also), times, delay, size);
    }

    public Misbehaviour times(int n) {
        return new Misbehaviour(fault, when, n, delay, size);
    }

    /** Until it is forgotten. */
    public Misbehaviour always() {
        return times(Integer.MAX_VALUE);
    }

    public Misbehaviour delay(Duration other) {
        return new Misbehaviour(fault, when, times, other, size);
    }

    public Misbehaviour size(int bytes) {
        return new Misbehaviour(fault, when, times, delay, bytes);
    }

    boolean strikes(Traffic traffic) {
        return fault.fits(traffic.topic()) && when.test(traffic);
    }
}
