package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.evidence.Heads.Head;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class StoppedSealingStopsIntakeTest {
    private static final EvidenceTables TABLES = new EvidenceTables();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Heads heads = new Heads(TABLES.transactions, nanos::get);
    private final SealWatch watch = new SealWatch(heads, nanos::get, Duration.ofSeconds(60));

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        TABLES.empty();
    }

    @Test
    void anIdleHubMayGoOnForEver() {
        watch.assertSealing();
        pass(3_600);
        assertThatCode(watch::assertSealing).doesNotThrowAnyException();
    }

    @Test
    void rowsThatWaitLongerThanTheLimitStopIt() {
        TABLES.append(TABLES.entry(UUID.randomUUID(), "a"));
        watch.assertSealing();
        pass(60);
        assertThatCode(watch::assertSealing).doesNotThrowAnyException();
        pass(1);
        assertThatThrownBy(watch::assertSealing)
                .isInstanceOf(SealingStoppedException.class)
                .hasMessageContaining("61 seconds")
                .hasMessageContaining("已停止 61 秒");
    }

    @Test
    void theNextBatchHealsIt() {
        TABLES.append(TABLES.entry(UUID.randomUUID(), "a"));
        watch.assertSealing();
        pass(61);
        TABLES.sealer.sealOnce();
        pass(1);
        assertThatCode(watch::assertSealing).doesNotThrowAnyException();
    }

    @Test
    void aBacklogThatShrinksIsNoStandstill() {
        for (int minute = 0; minute < 5; minute++) {
            TABLES.append(TABLES.entry(UUID.randomUUID(), "a"));
            TABLES.sealer.sealOnce();
            TABLES.append(TABLES.entry(UUID.randomUUID(), "b"));
            pass(50);
            assertThatCode(watch::assertSealing).doesNotThrowAnyException();
        }
    }

    @Test
    void aNewHeadIsSeenWithinASecond() {
        assertThat(heads.latest()).hasToString("0:sm3:" + "0".repeat(64));
        TABLES.append(TABLES.entry(UUID.randomUUID(), "a"));
        TABLES.sealer.sealOnce();
        assertThat(heads.latest().no()).as("cached").isZero();
        pass(1);
        Head head = heads.latest();
        assertThat(head.no()).isEqualTo(1);
        assertThat(head.digest()).isEqualTo(TABLES.batches().getFirst().digest());
        assertThat(Head.parse(head.toString())).isEqualTo(head);
    }

    @Test
    void whatIsNoHeadIsRefused() {
        String zeros = "sm3:" + "0".repeat(64);
        for (String other : new String[] {"", "12", zeros, "-1:" + zeros, "01:" + zeros, "1:" + zeros + "0", "1:abc"}) {
            assertThatThrownBy(() -> Head.parse(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
