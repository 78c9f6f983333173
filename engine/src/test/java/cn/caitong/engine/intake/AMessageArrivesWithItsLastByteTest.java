package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.silence.Arrivals;
import cn.caitong.engine.silence.Arrivals.Arrival;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in time is judged by when the message was here, not by how long the hub took to write it down (N5.3). */
@Tag("database")
class AMessageArrivesWithItsLastByteTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String EARLIER =
            "select (m.received_at - i.arrived_at)::text from inbox i join message m on m.id = i.message_id";

    private final IntakeAtWork work;

    AMessageArrivesWithItsLastByteTest(@TempDir Path folder) {
        work = new IntakeAtWork(DATABASE, folder);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void whatTheHubTookIsCountedBack() {
        assertThat(acceptedAfter(Duration.ofSeconds(2))).containsExactly("00:00:02");
    }

    @Test
    void whatTookTooLongHasArrivedWhenItIsWrittenDown() {
        assertThat(acceptedAfter(Arrivals.LONGEST.plusSeconds(1))).containsExactly("00:00:00");
    }

    @Test
    void theReceiptSaysWhenItWasWrittenDownAndTheEvidenceBoth() {
        acceptedAfter(Duration.ofSeconds(2));
        assertThat(work.column("select convert_from(payload, 'UTF8')::jsonb ->> 'arrivedAt' = to_char(arrived_at at"
                        + " time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from evidence, inbox"))
                .containsExactly("t");
    }

    private List<String> acceptedAfter(Duration held) {
        try (Arrival arrival = work.intake.arrivals().begin()) {
            work.nanos.addAndGet(held.toNanos());
            assertThat(work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"), arrival))
                    .isInstanceOf(Accepted.class);
            assertThat(work.intake.arrivals().oldest()).contains(held);
        }
        assertThat(work.intake.arrivals().oldest()).isEmpty();
        return work.column(EARLIER);
    }
}
