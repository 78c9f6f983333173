package cn.caitong.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.FiringGuard;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class HeartbeatsTellWhoWasThereTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final String TIMES =
            "select why || ' ' || extract(epoch from until_at - from_at)::int from intake_away order by id";

    private Optional<Duration> oldest = Optional.empty();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void theOldestRequestIsWrittenDownWithEachBeat() {
        FiringGuard node = node("a");
        oldest = Optional.of(Duration.ofSeconds(3));
        node.sweep();
        assertThat(strings("select (seen_at - oldest_open)::text from node")).containsExactly("00:00:03");
        oldest = Optional.empty();
        node.sweep();
        assertThat(strings("select id from node where oldest_open is null")).containsExactly("a");
    }

    @Test
    void theFirstStartOfAllIsNoTimeOfAbsence() {
        node("a").sweep();
        node("b").sweep();
        assertThat(strings(TIMES)).isEmpty();
    }

    @Test
    void whenNobodyWasThereTheFirstToComeBackSaysSo() {
        sweepAt("a", Duration.ZERO);
        sweepAt("b", Duration.ofMinutes(40));
        sweepAt("a", Duration.ofMinutes(40));
        assertThat(strings(TIMES)).containsExactly("nobody 2400");
    }

    @Test
    void whileOneIsThereTheOthersMayBeAway() {
        sweepAt("a", Duration.ZERO);
        sweepAt("b", Duration.ofSeconds(4));
        sweepAt("b", Duration.ofSeconds(8));
        assertThat(strings(TIMES)).isEmpty();
    }

    /** Between two times of the demo's clock nothing happened, and nobody was away. */
    @Test
    void movingTheDemosClockIsNoAbsence() {
        FiringGuard node = node("a");
        node.sweep();
        LegalTime time = new LegalTime(DATABASE.transactions());
        Instant later = time.now().plus(Duration.ofDays(5));
        time.advanceTo(later);
        node.sweep();
        assertThat(strings(TIMES)).isEmpty();
        assertThat(strings("select (moved_at > database_now() - interval '1 minute')::text from legal_clock"))
                .containsExactly("true");
    }

    /** All clocks stand still while it looks at them. */
    private void sweepAt(String id, Duration fromStart) {
        Instant now = START.plus(fromStart);
        DATABASE.stopClock(now);
        node(id, Clock.fixed(now, ZoneOffset.UTC)).sweep();
    }

    private FiringGuard node(String id) {
        return node(id, Clock.systemUTC());
    }

    private FiringGuard node(String id, Clock own) {
        return new FiringGuard(DATABASE.transactions(), new HubNode(id, "1"), Ticker.SYSTEM, own, () -> oldest);
    }

    private static List<String> strings(String sql) {
        return DATABASE.jdbc().sql(sql).query(String.class).list();
    }
}
