package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AnAlarmEndsWithItsCauseTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final AlarmsAtWork work = new AlarmsAtWork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        work.openCase("one", false);
        work.openCase("two", false);
    }

    @Test
    void itStandsWhileItsCaseIsWhereItWasRaisedAndTheSecondTimeIsANewOne() {
        work.moveTo("one", "repair");
        raiseAndSweep("broken", "one");
        raiseAndSweep("broken", "one");
        assertThat(work.column("select code from alarm")).as("one at a time").containsExactly("broken");
        work.moveTo("one", "blocked");
        work.watch.sweep();
        assertThat(work.open()).containsExactly("broken");
        work.moveTo("one", "refund-instructed");
        work.watch.sweep();
        assertThat(work.open()).isEmpty();
        work.moveTo("one", "repair");
        raiseAndSweep("broken", "one");
        assertThat(work.open()).containsExactly("broken");
        assertThat(work.column("select code from alarm")).hasSize(2);
    }

    @Test
    void itEndsForItsCaseAlone() {
        work.moveTo("one", "repair");
        work.moveTo("two", "repair");
        work.raise("broken", AlarmsAtWork.id("one"));
        work.raise("broken", AlarmsAtWork.id("two"));
        work.moveTo("one", "refunded");
        work.watch.sweep();
        assertThat(work.column("select ref from alarm where cleared_at is null"))
                .containsExactly(AlarmsAtWork.id("two").toString());
    }

    @Test
    void whatIsOverdueIsSoUntilTheLastOfItsClocksIsDoneHoweverLate() {
        work.clock("one", "C12/a", "C12", "breached");
        work.clock("one", "C12/b", "C12", "breached");
        work.clock("one", "C99", "C99", "breached");
        raiseAndSweep("overdue", "one");
        assertThat(work.open()).containsExactly("overdue");
        work.change("update obligation set discharged_on = '2026-03-12' where name = 'C12/a'");
        work.watch.sweep();
        assertThat(work.open()).containsExactly("overdue");
        work.change("update obligation set state = 'void' where name = 'C12/b'");
        work.watch.sweep();
        assertThat(work.open()).isEmpty();
    }

    @Test
    void aTermThatWasAgreedIsOneOfItsRow() {
        work.clock("one", "C12", "C12/45-calendar-days", "breached");
        work.clock("two", "C129", "C129/45-calendar-days", "breached");
        work.raise("overdue", AlarmsAtWork.id("two"));
        raiseAndSweep("overdue", "one");
        assertThat(work.column("select ref from alarm where cleared_at is null"))
                .containsExactly(AlarmsAtWork.id("one").toString());
        work.change("update obligation set discharged_on = '2026-03-12'");
        work.watch.sweep();
        assertThat(work.open()).isEmpty();
    }

    @Test
    void whatIsDueSoonIsSoUntilItIsDoneOrLate() {
        work.clock("one", "C18", "C18", "open");
        work.clock("two", "C18", "C18", "open");
        work.raise("due-soon", AlarmsAtWork.id("one"));
        raiseAndSweep("due-soon", "two");
        assertThat(work.open()).hasSize(2);
        work.change("update obligation set state = 'breached', due_passed_at = legal_now() where case_id = '"
                + AlarmsAtWork.id("one") + "'");
        work.change("update obligation set state = 'discharged', discharged_on = '2026-03-05' where case_id = '"
                + AlarmsAtWork.id("two") + "'");
        work.watch.sweep();
        assertThat(work.open()).isEmpty();
    }

    @Test
    void whatAPersonOrItsRaiserEndsIsLeftAlone() {
        work.raise("look", AlarmsAtWork.id("one"));
        work.raise("statement-missing", "500103/2026-03-01");
        work.raise("broken", "event:7");
        work.watch.sweep();
        assertThat(work.open()).containsExactly("broken", "look", "statement-missing");
    }

    @Test
    void theLogIsToldOfEachOnceAndOfWhatIsVeiledAfterItsOpening() {
        work.openCase("tender", false);
        work.openCase("secret", "500103", true, AlarmsAtWork.id("tender"));
        work.raise("look", AlarmsAtWork.id("secret"));
        work.raise("look", AlarmsAtWork.id("one"));
        work.raise("statement-missing", "500103/2026-03-01");
        work.watch.sweep();
        assertThat(work.column("select ref from alarm where told_at is null"))
                .containsExactly(AlarmsAtWork.id("secret").toString());
        work.change("update alarm set told_at = '2026-03-02T02:00:00Z' where told_at is not null");
        work.change("update case_file set unveils_at = legal_now() - interval '1 second' where key = 'tender'");
        work.watch.sweep();
        assertThat(work.column("select ref from alarm where told_at <> '2026-03-02T02:00:00Z'"))
                .as("told once, each")
                .containsExactly(AlarmsAtWork.id("secret").toString());
    }

    private void raiseAndSweep(String code, String key) {
        work.raise(code, AlarmsAtWork.id(key));
        work.watch.sweep();
    }
}
