package cn.caitong.engine.outage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner that was seen away, and was not reached since. Pure.
 *
 * @param sightings how often in a row
 * @param pause from when it is so often enough
 */
record Outage(String partner, int sightings, @Nullable Pause pause) {
    /**
     * Nothing leaves but one try at a time.
     *
     * @param at since when, legal time
     * @param tries how many met nobody
     * @param nextAt not before then, legal time; of a try under way, when another may follow should its end never be told
     * @param trying what is trying now
     */
    record Pause(
            Instant at, int tries, Instant nextAt, @Nullable UUID trying) {}

    /** What is so after ends that were recorded at once; empty when one of them reached the partner. */
    Optional<Outage> after(List<Seen> ends, OutagePolicy policy, Instant now) {
        if (has(ends, Reach.REACHED)) {
            return Optional.empty();
        }
        boolean isAway = has(ends, Reach.AWAY);
        return Optional.of(pause == null ? counted(isAway, policy, now) : tried(pause, ends, policy, now));
    }

    private Outage counted(boolean isAway, OutagePolicy policy, Instant now) {
        int count = isAway ? sightings + 1 : sightings;
        return count < policy.after()
                ? new Outage(partner, count, null)
                : new Outage(partner, count, new Pause(now, 0, now.plus(policy.pause(partner, 0)), null));
    }

    /** Ends of what was sent before the pause change nothing of it. A try whose end is unclear does not lengthen it. */
    private Outage tried(Pause before, List<Seen> ends, OutagePolicy policy, Instant now) {
        Optional<Seen> trial = ends.stream()
                .filter(end -> end.outgoing().equals(before.trying()))
                .findFirst();
        if (trial.isEmpty()) {
            return this;
        }
        boolean isAway = trial.get().reach() == Reach.AWAY;
        int tries = before.tries() + (isAway ? 1 : 0);
        Pause next = new Pause(before.at(), tries, now.plus(policy.pause(partner, tries)), null);
        return new Outage(partner, sightings + (isAway ? 1 : 0), next);
    }

    private static boolean has(List<Seen> ends, Reach reach) {
        return ends.stream().anyMatch(end -> end.reach() == reach);
    }
}
