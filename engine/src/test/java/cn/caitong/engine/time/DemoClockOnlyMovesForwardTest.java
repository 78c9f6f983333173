package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DemoClockOnlyMovesForwardTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final LegalTime time = new LegalTime(DATABASE.transactions());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        DATABASE.empty();
    }

    @Test
    void aTimeThatHasPassedChangesNothing() {
        Instant target = time.now().plus(Duration.ofDays(40));
        time.advanceTo(target);
        assertThat(time.advanceTo(target.minus(Duration.ofDays(1)))).isAfterOrEqualTo(target);
    }

    @Test
    void itReachesTheTargetAndGoesOnFromThere() {
        Instant target = time.now().plus(Duration.ofDays(40));
        assertThat(time.advanceTo(target)).isBetween(target, target.plusSeconds(60));
    }

    @Test
    void theMonthThatItEntersAndTheNextHavePartitions() {
        Instant target = Instant.parse("2031-12-31T17:00:00Z");
        time.advanceTo(target);
        assertThat(partitionsOf("body")).contains("body_203112", "body_203201");
    }

    @Test
    void thisMonthAndTheNextAreMadeAtStart() {
        new MonthPartitions(DATABASE.transactions()).ensure();
        assertThat(partitionsOf("evidence")).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void itIsNoJump() {
        FiringGuard guard =
                new FiringGuard(DATABASE.transactions(), new HubNode("n", "1"), Ticker.SYSTEM, Clock.systemUTC());
        guard.sweep();
        Instant target = time.now().plus(Duration.ofDays(40));
        time.advanceTo(target);
        assertThat(guard.sweep()).isEmpty();
        assertThat(guard.mayFireAt()).hasValueSatisfying(now -> assertThat(now).isAfterOrEqualTo(target));
    }

    private static List<String> partitionsOf(String table) {
        return DATABASE.jdbc()
                .sql("select inhrelid::regclass::text from pg_inherits where inhparent = ?::regclass")
                .param(table)
                .query(String.class)
                .list();
    }
}
