package cn.caitong.engine.queues;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.silence.ClosedDoors;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The broker is the hub's: a partner of queues can hand in nothing while it is away (P6). */
@Tag("database")
class AQueueThatNobodyReachesIsAClosedDoorTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final String CLIENT = "client-queue";

    private final Transactions transactions = DATABASE.transactions();
    private final ClosedDoors doors = new ClosedDoors(transactions, Ticker.SYSTEM);
    private final QueueMarks marks = new QueueMarks(transactions, new LegalTime(transactions), doors);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        DATABASE.stopClock(NOON);
    }

    @Test
    void whileNoNodeGetsAtIt() {
        marks.mark(CLIENT, "500103", NOON.minusSeconds(11));
        marks.away(CLIENT, Duration.ZERO);
        DATABASE.stopClock(NOON.plusSeconds(2));
        doors.sweep();
        marks.away(CLIENT, Duration.ZERO);
        DATABASE.stopClock(NOON.plusSeconds(4));
        doors.sweep();
        assertThat(times()).containsExactly("client-queue queue 2");
    }

    /** A broker that hangs lets an attempt fail after half a minute: all of it is one time. */
    @Test
    void forAsLongAsItWasTried() {
        marks.away(CLIENT, Duration.ofSeconds(30));
        doors.sweep();
        DATABASE.stopClock(NOON.plusSeconds(32));
        marks.away(CLIENT, Duration.ofSeconds(30));
        doors.sweep();
        assertThat(times()).containsExactly("client-queue queue 62");
    }

    @Test
    void notWhileAnotherNodeReadsIt() {
        marks.mark(CLIENT, "500103", NOON.minusSeconds(3));
        marks.away(CLIENT, Duration.ZERO);
        doors.sweep();
        assertThat(times()).isEmpty();
    }

    private List<String> times() {
        return DATABASE.jdbc()
                .sql("select partner || ' ' || why || ' ' || floor(extract(epoch from until_at - from_at))::int"
                        + " from intake_away order by id")
                .query(String.class)
                .list();
    }
}
