package cn.caitong.engine.files;

import static cn.caitong.engine.files.FilesAtWork.bad;
import static cn.caitong.engine.files.FilesAtWork.file;
import static cn.caitong.engine.files.FilesAtWork.good;
import static org.assertj.core.api.Assertions.assertThat;

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
class AFileIsTakenOnceTest {
    private static TestDatabase database;
    private static FilesAtWork hub;

    private FileLease lease;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = new TestDatabase();
        hub = new FilesAtWork(database, folder, "node-1", TransactionListener.NONE);
    }

    @BeforeEach
    void empty() {
        database.empty();
        lease = hub.lease();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void otherContentUnderTheNameOfATakenFileIsAConflictAndBothAreKept() {
        hub.files.take(lease, file("SK_1.csv", "first"), List.of(good(2, "M-1", "a")));
        for (int again = 0; again < 2; again++) {
            assertThat(hub.files.take(lease, file("SK_1.csv", "other"), List.of(good(2, "M-2", "b"))))
                    .isInstanceOf(FileAnswer.Conflict.class);
        }
        assertThat(hub.column("select external_id from message")).containsExactly("M-1");
        assertThat(hub.column("select state from partner_file_other")).containsExactly("conflict");
        assertThat(hub.column("select owner from parked where resolved_at is null"))
                .containsExactly("bureau");
        assertThat(hub.column("select code from alarm where cleared_at is null"))
                .containsExactly("file-conflict");
        assertThat(hub.column("select kind from body b join partner_file_other o on o.id = b.owner and"
                        + " o.jurisdiction = b.jurisdiction"))
                .as("its bytes lie beside the first one's")
                .containsExactly("raw");
    }

    @Test
    void theSameContentUnderAnotherNameGetsTheOriginalReceipts() {
        FileAnswer.Taken first = taken(file("SK_1.csv", "same"), List.of(good(2, "M-1", "a"), bad(3, "M-2")));
        FileAnswer.Again again =
                (FileAnswer.Again) hub.files.take(lease, file("SK_2.csv", "same"), List.of(good(2, "M-9", "z")));
        assertThat(again.firstName()).isEqualTo("SK_1.csv");
        assertThat(again.rows()).isEqualTo(first.rows());
        assertThat(hub.count("message")).isEqualTo(1);
        assertThat(hub.files.take(lease, file("SK_2.csv", "something else"), List.of()))
                .as("the second name is spent: its result speaks of the first content")
                .isInstanceOf(FileAnswer.Conflict.class);
    }

    @Test
    void theSameFileAgainIsALookUp() {
        FileAnswer.Taken first = taken(file("SK_1.csv", "same"), List.of(good(2, "M-1", "a")));
        assertThat(hub.files.known(lease, file("SK_1.csv", "same")))
                .contains(new FileAnswer.Again(first.fileId(), "SK_1.csv", first.rows()));
        assertThat(hub.count("partner_file_other")).isZero();
        assertThat(hub.files.known(lease, file("SK_2.csv", "new"))).isEmpty();
    }

    @Test
    void oneBadRowDoesNotLoseTheOthers() {
        List<RowAnswer> rows = taken(
                        file("SK_1.csv", "three"), List.of(good(2, "M-1", "a"), bad(3, "M-2"), good(4, "M-3", "c")))
                .rows();
        assertThat(rows)
                .extracting(RowAnswer::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REFUSED, Outcome.ACCEPTED);
        assertThat(rows.get(1).issues().at("/0/code").asText()).isEqualTo("field-missing");
        assertThat(rows.get(1).issues().at("/0/message/zh").asText()).contains("请补充");
        assertThat(hub.column("select external_id from message order by 1")).containsExactly("M-1", "M-3");
        assertThat(hub.column("select code || ' ' || external_id from refusal")).containsExactly("field-missing M-2");
        assertThat(hub.column("select state || accepted || refused from partner_file"))
                .containsExactly("taken-in-part21");
    }

    @Test
    void aRowThatIsTheHubsAlreadyGetsItsFirstReceipt() {
        RowAnswer first = taken(file("SK_1.csv", "one"), List.of(good(2, "M-1", "a")))
                .rows()
                .getFirst();
        List<RowAnswer> rows = taken(
                        file("SK_2.csv", "two"),
                        List.of(good(2, "M-1", "a"), good(3, "M-2", "b"), good(4, "M-2", "b"), good(5, "M-2", "c")))
                .rows();
        assertThat(rows)
                .extracting(RowAnswer::outcome)
                .containsExactly(Outcome.DUPLICATE, Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.CONFLICT);
        assertThat(rows.get(0).receipt()).isEqualTo(first.receipt());
        assertThat(rows.get(2).receipt())
                .as("twice in one file is taken once")
                .isEqualTo(rows.get(1).receipt());
        assertThat(hub.count("message")).isEqualTo(2);
        assertThat(hub.count("message_conflict")).isEqualTo(1);
    }

    @Test
    void whatWasTakenIsWrittenIntoEvidenceAndIsThePartnersDistrictsAlone() {
        taken(file("SK_1.csv", "one"), List.of(good(2, "M-1", "a")));
        assertThat(hub.column("select kind from evidence order by kind"))
                .containsExactly("file.taken", "message.accepted");
        long elsewhere = hub.transactions.call("look", () -> {
            hub.transactions.jdbc().sql("set local caitong.scope = '500103'").update();
            return hub.count("partner_file") + hub.count("file_poll");
        });
        assertThat(elsewhere).isZero();
    }

    private FileAnswer.Taken taken(PickedUp file, List<FileRow> rows) {
        return (FileAnswer.Taken) hub.files.take(lease, file, rows);
    }
}
