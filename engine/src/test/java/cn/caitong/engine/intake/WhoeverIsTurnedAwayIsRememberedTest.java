package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An objection may have been among what was turned away (P6). */
@Tag("database")
class WhoeverIsTurnedAwayIsRememberedTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    /** Whole seconds: what passed between turning away and writing it down is a part of one. */
    private static final String TIMES =
            "select coalesce(partner, 'all') || ' ' || why || ' ' || floor(extract(epoch from until_at - from_at))::int"
                    + " from intake_away order by id";

    private final IntakeAtWork work;
    private final Path folder;

    WhoeverIsTurnedAwayIsRememberedTest(@TempDir Path folder) {
        this.folder = folder;
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
    void nothingIsWrittenWhileTheDoorIsOpen() {
        work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        work.intake.doors().sweep();
        assertThat(work.column(TIMES)).isEmpty();
    }

    @Test
    void whatFollowsCloselyIsOneTimeAndWhatDoesNotIsAnother() {
        fill("p1", BacklogLimits.DEFAULT.undecidedOfPartner());
        DATABASE.stopClock(START);
        turnedAway();
        DATABASE.stopClock(START.plusSeconds(4));
        turnedAway();
        assertThat(work.column(TIMES)).containsExactly("p1 backlog 4");
        DATABASE.stopClock(START.plusSeconds(64));
        turnedAway();
        assertThat(work.column(TIMES)).containsExactly("p1 backlog 4", "p1 backlog 0");
    }

    /** A partner that is told to come again may do so in an hour: the door was closed for that hour, not for two moments. */
    @Test
    void whatStaysClosedIsOneTimeHoweverSeldomAnybodyComes() {
        fill("p1", BacklogLimits.DEFAULT.undecidedOfPartner());
        for (int second = 0; second <= 60; second += 4) {
            DATABASE.stopClock(START.plusSeconds(second));
            work.intake.watchDoors();
        }
        assertThat(work.column(TIMES)).containsExactly("p1 backlog 60");
    }

    @Test
    void withoutSealingItIsClosedThoughNobodyComes() {
        work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        work.nanos.addAndGet(Duration.ofHours(2).toNanos());
        work.intake.watchDoors();
        assertThat(work.column(TIMES)).as("a row waits, and not for long yet").isEmpty();
        work.nanos.addAndGet(Duration.ofHours(2).toNanos());
        for (int second = 0; second <= 60; second += 4) {
            DATABASE.stopClock(START.plusSeconds(second));
            work.intake.watchDoors();
        }
        assertThat(work.column(TIMES)).containsExactly("all evidence 60");
    }

    @Test
    void whenTheHubIsFullItIsClosedToAll() {
        fill("p2", BacklogLimits.DEFAULT.undecided());
        turnedAway();
        assertThat(work.column(TIMES)).containsExactly("all backlog 0");
    }

    @Test
    void withoutSealingItIsClosedToAll() {
        for (String id : List.of("a", "b")) {
            work.intake.accept(IntakeAtWork.message(id, "{\"add\":1}"));
            work.nanos.addAndGet(Duration.ofHours(2).toNanos());
        }
        assertThatThrownBy(() -> work.intake.accept(IntakeAtWork.message("c", "{\"add\":1}")))
                .isInstanceOf(SealingStoppedException.class);
        work.intake.doors().sweep();
        assertThat(work.column(TIMES)).containsExactly("all evidence 0");
    }

    @Test
    void withoutADatabaseItIsClosedToAllAndThatIsWrittenDownOnceItIsBack() {
        try (HikariDataSource away = new HikariDataSource()) {
            away.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nobody");
            away.setConnectionTimeout(250);
            away.setInitializationFailTimeout(-1);
            DatabaseThatComesBack database =
                    new DatabaseThatComesBack(DATABASE.database().dataSource());
            IntakeAtWork there = new IntakeAtWork(database, folder, TransactionListener.NONE);
            there.heads.latest();
            database.leaveFor(away);
            assertThatThrownBy(() -> there.intake.accept(IntakeAtWork.message("a", "{\"add\":1}")))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> there.intake.doors().sweep()).isInstanceOf(RuntimeException.class);
            database.comeBack();
            there.intake.doors().sweep();
            there.intake.doors().sweep();
        }
        assertThat(work.column("select why from intake_away")).isEqualTo(List.of("database"));
    }

    private void turnedAway() {
        assertThat(work.intake.accept(IntakeAtWork.message("x", "{\"add\":1}"))).isInstanceOf(Acceptance.Busy.class);
        work.intake.doors().sweep();
    }

    private void fill(String partner, long waiting) {
        for (long n = 0; n < waiting; n++) {
            work.backlog.accepted(partner);
        }
    }
}
