package cn.caitong.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a demo alone: its time is moved while a node works. */
@Tag("database")
class AMovedClockLosesNoQuestionTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Office office;
    private final Instant cutOff;

    AMovedClockLosesNoQuestionTest(@TempDir Path folder) {
        office = new Office(DATABASE, folder, "one").reset(DATABASE);
        cutOff = office.time.now().plus(Duration.ofHours(1));
        office.open("c", cutOff);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** The demo's time goes on while its clock is marked and not decided yet: it is asked again all the same. */
    @Test
    void thatTimeIsMovedWhileItIsAskedLosesNoQuestion() throws Exception {
        office.at(cutOff);
        ExecutorService node = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> fired = DATABASE.transactions().call("hold", () -> {
                DATABASE.jdbc()
                        .sql("select id from case_file where key = 'c' for update")
                        .query(UUID.class)
                        .single();
                Future<Integer> firing = node.submit(() -> office.firer.fire(100));
                CompletableFuture.runAsync(() -> {
                            BlockedSessions.awaitOne(DATABASE.jdbc());
                            office.time.advanceTo(cutOff.plusSeconds(60));
                        })
                        .join();
                return firing;
            });
            assertThat(fired.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        } finally {
            node.shutdown();
        }
        assertThat(office.missing("c")).contains("grace");
        assertThat(office.clock("c", "due_passed_at is null")).isEqualTo("true");
        office.at(cutOff.plus(SilencePolicy.DEFAULT.grace()));
        assertThat(office.fire()).isEqualTo(1);
        assertThat(office.state("c")).isEqualTo("confirmed");
    }
}
