package cn.caitong.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BackoffShrinksTowardsTheLimitTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofSeconds(30));

    @Test
    void withoutALimitItDoublesUpToTheLongest() {
        assertThat(backoff.next(1, NOW, null)).isEqualTo(NOW.plusSeconds(5));
        assertThat(backoff.next(3, NOW, null)).isEqualTo(NOW.plusSeconds(20));
        assertThat(backoff.next(30, NOW, null)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(backoff.next(Integer.MAX_VALUE, NOW, null)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void nearTheLimitTheIntervalsShrink() {
        Instant due = NOW.plus(Duration.ofMinutes(20));
        assertThat(backoff.next(20, NOW, due)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(backoff.next(20, due.minusSeconds(60), due)).isEqualTo(due.minusSeconds(30));
    }

    @Test
    void pastTheLimitItGoesOn() {
        Instant due = NOW.minus(Duration.ofDays(3));
        assertThat(backoff.next(99, NOW, due)).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void aLongOutageLeavesSeveralTriesBeforeTheLimit() {
        Instant due = NOW.plus(Duration.ofDays(1));
        List<Instant> tries = new ArrayList<>();
        Instant next = NOW;
        while (next.isBefore(due)) {
            next = backoff.next(tries.size() + 1, next, due);
            tries.add(next);
        }
        assertThat(tries.stream().filter(at -> at.isAfter(due.minusSeconds(600))))
                .hasSizeGreaterThan(5);
    }

    /** A maintenance page says: come again tomorrow; the refund is due today. */
    @Test
    void whatAPartnerAsksForIsKeptUpToTheLongestAndNeverPastTheLimit() {
        Instant due = NOW.plus(Duration.ofHours(6));
        assertThat(backoff.atMost(Duration.ofMinutes(2), NOW, due)).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        assertThat(backoff.atMost(Duration.ofDays(1), NOW, null)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(backoff.atMost(Duration.ofMinutes(2), due.minusSeconds(60), due))
                .isEqualTo(due.minusSeconds(60));
        assertThat(backoff.atMost(Duration.ofMinutes(2), due, due)).isEqualTo(due.plus(Duration.ofMinutes(2)));
    }

    @Test
    void settingsThatWouldHammerOrStopAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("first");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("longest");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("shortest");
    }
}
