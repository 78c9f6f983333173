package cn.caitong.simulators.ledger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will become of a refund once it is accepted, laid down beforehand: the director's part, not the centre's. Delays
 * count from acceptance, on the centre's clock.
 */
public record Fate(List<Step> steps) {

    /** One move, and why. */
    public record Step(
            RefundState to, Duration after, @Nullable Reason reason) {}

    public Fate {
        steps = List.copyOf(steps);
    }

    public static Fate credited(Duration after) {
        return new Fate(List.of(toBank(), new Step(RefundState.CREDITED, after, null)));
    }

    /** The bank sends it back without having credited it. */
    public static Fate returned(Duration after, Reason reason) {
        return new Fate(List.of(toBank(), new Step(RefundState.RETURNED, after, reason)));
    }

    /** The bank reports a credit first and sends the money back later. */
    public static Fate creditedThenReturned(Duration credited, Duration returned, Reason reason) {
        return new Fate(List.of(
                toBank(),
                new Step(RefundState.CREDITED, credited, null),
                new Step(RefundState.RETURNED, returned, reason)));
    }

    /** The centre refuses after having accepted. */
    public static Fate rejected(Duration after, Reason reason) {
        return new Fate(List.of(new Step(RefundState.REJECTED, after, reason)));
    }

    /** It stays where it is until it is recalled. */
    public static Fate stuck() {
        return new Fate(List.of());
    }

    private static Step toBank() {
        return new Step(RefundState.PROCESSING, Duration.ZERO, null);
    }
}
