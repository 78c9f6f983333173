package cn.caitong.engine.files;

import static cn.caitong.engine.files.FilesAtWork.file;
import static cn.caitong.engine.files.FilesAtWork.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.files.RowAnswer.Outcome;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class DyingBetweenStoreAndMoveChangesNothingTest {
    private static final PickedUp FILE = file("SK_1.csv", "two rows");
    private static final List<FileRow> ROWS = List.of(good(2, "M-1", "a"), good(3, "M-2", "b"));

    private static TestDatabase database;
    private static Path folder;

    @BeforeAll
    static void open(@TempDir Path temp) {
        database = new TestDatabase();
        folder = temp;
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Where the process dies, as the transaction's listener sees it. */
    private record Death(boolean committed) implements TransactionListener {
        @Override
        public void beforeCommit(String transaction) {
            if (!committed && transaction.equals(FileIntake.TAKE)) {
                throw new Died();
            }
        }

        @Override
        public void committed(String transaction) {
            if (committed && transaction.equals(FileIntake.TAKE)) {
                throw new Died();
            }
        }
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void beforeTheCommitNothingIsThereAndTheNextReadingTakesIt() {
        dieAt(new Death(false));
        FilesAtWork next = new FilesAtWork(database, folder, "node-2", TransactionListener.NONE);
        assertThat(next.count("partner_file") + next.count("message") + next.count("inbox") + next.count("evidence"))
                .isZero();
        assertThat(next.files.take(next.lease(), FILE, ROWS)).isInstanceOf(FileAnswer.Taken.class);
    }

    @Test
    void afterTheCommitTheNextReadingFindsWhatWasAnswered() {
        dieAt(new Death(true));
        FilesAtWork next = new FilesAtWork(database, folder, "node-2", TransactionListener.NONE);
        assertThat(next.files.known(next.lease(), FILE))
                .hasValueSatisfying(answer -> assertThat(((FileAnswer.Again) answer).rows())
                        .extracting(RowAnswer::outcome)
                        .containsExactly(Outcome.ACCEPTED, Outcome.ACCEPTED));
        assertThat(next.count("message")).isEqualTo(2);
        assertThat(next.count("inbox")).isEqualTo(2);
    }

    private static void dieAt(Death death) {
        FilesAtWork dying = new FilesAtWork(database, folder, "node-1", death);
        FileLease lease = dying.lease();
        assertThatThrownBy(() -> dying.files.take(lease, FILE, ROWS)).isInstanceOf(Died.class);
        dying.leases.release(lease);
    }
}
