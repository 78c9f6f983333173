package cn.caitong.engine.outage;

import static cn.caitong.engine.outage.Reach.AWAY;
import static cn.caitong.engine.outage.Reach.REACHED;
import static cn.caitong.engine.outage.Reach.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.outage.Outage.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules without a database: what makes a partner count as away, what lengthens the pause, and what ends it. */
@Tag("unit")
class APartnerIsAwayOnceItIsSeenSoOftenEnoughTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final OutagePolicy POLICY = new OutagePolicy(3, Duration.ofSeconds(5), Duration.ofMinutes(1));
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Outage fresh = new Outage("500103", 0, null);

    @Test
    void aFewTimesAreAccidents() {
        Outage twice = after(after(fresh, AWAY), AWAY);
        assertThat(twice.sightings()).isEqualTo(2);
        assertThat(twice.pause()).isNull();
    }

    @Test
    void theThirdTimeInARowPauses() {
        Outage thrice = after(after(after(fresh, AWAY), AWAY), AWAY);
        assertThat(thrice.pause()).isEqualTo(new Pause(NOW, 0, NOW.plus(POLICY.pause("500103", 0)), null));
    }

    @Test
    void whatWasRecordedAtOnceIsOneSight() {
        List<Seen> burst = List.of(seen(ONE, AWAY), seen(OTHER, AWAY), seen(new UUID(0, 3), AWAY));
        assertThat(fresh.after(burst, POLICY, NOW).orElseThrow().sightings()).isEqualTo(1);
    }

    @Test
    void oneThatGotThroughEndsTheCounting() {
        assertThat(after(after(fresh, AWAY), AWAY).after(List.of(seen(ONE, REACHED)), POLICY, NOW))
                .isEmpty();
        assertThat(fresh.after(List.of(seen(ONE, AWAY), seen(OTHER, REACHED)), POLICY, NOW))
                .as("at the same time")
                .isEmpty();
    }

    @Test
    void whatIsUnclearCountsForNothing() {
        assertThat(after(fresh, UNCLEAR)).isEqualTo(fresh);
    }

    @Test
    void aTryThatMeetsNobodyLengthensThePause() {
        Outage next = after(trying(2), AWAY);
        assertThat(next.pause()).isEqualTo(new Pause(NOW, 3, NOW.plus(POLICY.pause("500103", 3)), null));
    }

    @Test
    void aTryThatIsUnclearNeitherEndsThePauseNorLengthensIt() {
        Outage next = after(trying(2), UNCLEAR);
        assertThat(next.pause()).isEqualTo(new Pause(NOW, 2, NOW.plus(POLICY.pause("500103", 2)), null));
        assertThat(next.sightings()).isEqualTo(trying(2).sightings());
    }

    @Test
    void aTryThatGetsThroughEndsIt() {
        assertThat(trying(7).after(List.of(seen(ONE, REACHED)), POLICY, NOW)).isEmpty();
    }

    @Test
    void whatWasSentBeforeThePauseDoesNotLengthenIt() {
        assertThat(trying(2).after(List.of(seen(OTHER, AWAY)), POLICY, NOW)).contains(trying(2));
    }

    @Test
    void whatWasSentBeforeThePauseAndGetsThroughEndsIt() {
        assertThat(trying(2).after(List.of(seen(OTHER, REACHED)), POLICY, NOW)).isEmpty();
    }

    /** Whatever comes in whatever order, against the three sentences that the guide promises. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyHistory(long seed) {
        Random random = new Random(seed);
        Outage outage = fresh;
        int inARow = 0;
        Instant now = NOW;
        for (int step = 0; step < 2000; step++) {
            now = now.plusSeconds(random.nextInt(90));
            List<Seen> ends = anyEnds(random, outage);
            boolean isReached = ends.stream().anyMatch(end -> end.reach() == REACHED);
            boolean isAway = ends.stream().anyMatch(end -> end.reach() == AWAY);
            Pause before = outage.pause();
            outage = outage.after(ends, POLICY, now).orElse(fresh);
            inARow = isReached ? 0 : inARow + (isAway ? 1 : 0);
            assertThat(outage.pause() != null).as("paused after three in a row").isEqualTo(inARow >= POLICY.after());
            if (before != null && outage.pause() != null && !outage.pause().equals(before)) {
                assertThat(Duration.between(now, outage.pause().nextAt()))
                        .as("each try is followed by a pause of its own")
                        .isBetween(Duration.ofSeconds(4), POLICY.longest());
            }
            if (outage.pause() != null && random.nextBoolean()) {
                outage = startTry(outage);
            }
        }
    }

    private static Outage startTry(Outage outage) {
        Pause pause = Objects.requireNonNull(outage.pause());
        return new Outage(
                outage.partner(), outage.sightings(), new Pause(pause.at(), pause.tries(), pause.nextAt(), ONE));
    }

    private static List<Seen> anyEnds(Random random, Outage outage) {
        List<Seen> ends = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            UUID id = outage.pause() != null && random.nextBoolean() ? ONE : OTHER;
            ends.add(seen(id, random.nextInt(20) == 0 ? REACHED : random.nextBoolean() ? AWAY : UNCLEAR));
        }
        return ends;
    }

    private static Outage trying(int tries) {
        return new Outage("500103", 3 + tries, new Pause(NOW, tries, NOW.plusSeconds(60), ONE));
    }

    private static Outage after(Outage outage, Reach reach) {
        return outage.after(List.of(seen(ONE, reach)), POLICY, NOW).orElseThrow();
    }

    private static Seen seen(UUID outgoing, Reach reach) {
        return new Seen("500103", "500103", outgoing, reach, reach.name());
    }
}
