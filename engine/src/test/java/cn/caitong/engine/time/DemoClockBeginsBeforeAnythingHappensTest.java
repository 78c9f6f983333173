package cn.caitong.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DemoClockBeginsBeforeAnythingHappensTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant LONG_AGO = Instant.parse("2019-12-31T17:00:00Z");

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
    void itNeverGoesBackOnWhatHasHappened() {
        DATABASE.jdbc()
                .sql("insert into evidence_head (case_id, seq, hash) values (gen_random_uuid(), 1, 'x'::bytea)")
                .update();
        Instant before = time.now();
        assertThatThrownBy(() -> time.beginAt(LONG_AGO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("use an empty hub");
        assertThat(time.now()).isAfterOrEqualTo(before);
    }

    @Test
    void inAnEmptyHubItBeginsWhereverItsStoryDoes() {
        assertThat(time.beginAt(LONG_AGO)).isBetween(LONG_AGO, LONG_AGO.plusSeconds(60));
        assertThat(time.advanceTo(LONG_AGO.plusSeconds(3600))).isAfterOrEqualTo(LONG_AGO.plusSeconds(3600));
    }
}
