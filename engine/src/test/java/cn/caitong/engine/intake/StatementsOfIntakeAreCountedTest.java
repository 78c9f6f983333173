package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.StatementCounter;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements and commits for each message decide throughput; these numbers are held so that they do not drift. */
@Tag("database")
class StatementsOfIntakeAreCountedTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final StatementCounter counter =
            new StatementCounter(DATABASE.database().dataSource());
    private final IntakeAtWork work;

    StatementsOfIntakeAreCountedTest(@TempDir Path folder) {
        this.work = new IntakeAtWork(counter, folder, TransactionListener.NONE);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aMessageTakesFourAndOneCommitAndItsRepetitionOne() {
        work.heads.latest();
        counter.reset();
        work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        assertThat(counter.statements()).hasSize(4);
        assertThat(counter.commits()).isEqualTo(1);
        counter.reset();
        work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        assertThat(counter.statements()).hasSize(1);
    }
}
