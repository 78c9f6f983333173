package cn.caitong.engine.files;

import static cn.caitong.engine.files.FilesAtWork.bad;
import static cn.caitong.engine.files.FilesAtWork.file;
import static cn.caitong.engine.files.FilesAtWork.good;
import static cn.caitong.engine.files.FilesAtWork.report;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.mappings.report.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class RefusedFilesConsumeNothingTest {
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
    void ofASecretFileNothingRemainsButPartnerTimeAndCode() {
        hub.files.refuse(lease, "SK_1.csv", "sm3:0", report(ErrorCode.SECRET_REFUSED));
        assertThat(hub.column("select concat(partner, code, external_id, report) from refusal"))
                .containsExactly("500229secret-refused");
        assertThat(hub.count("partner_file_other")).isZero();
        assertThat(hub.column("select code from alarm")).containsExactly("secret-refused");
    }

    @Test
    void aRefusedFileMayComeCorrectedUnderItsName() {
        hub.files.refuse(lease, "SK_1.csv", file("SK_1.csv", "wrong total").digest(), report(ErrorCode.TOTAL_DIFFERS));
        assertThat(hub.files.take(lease, file("SK_1.csv", "right total"), List.of(good(2, "M-1", "a"))))
                .isInstanceOf(FileAnswer.Taken.class);
    }

    @Test
    void aFileOfWhichNoRowCouldBeTakenIsRefusedAsAWholeAndMayComeCorrected() {
        for (int again = 0; again < 2; again++) {
            assertThat(hub.files.take(lease, file("SK_1.csv", "bad"), List.of(bad(2, "M-1"), bad(3, "M-2"))))
                    .isInstanceOf(FileAnswer.Refused.class);
        }
        assertThat(hub.column("select external_id from refusal order by 1")).containsExactly("M-1", "M-2");
        assertThat(hub.files.take(lease, file("SK_1.csv", "good"), List.of(good(2, "M-1", "a"))))
                .isInstanceOf(FileAnswer.Taken.class);
    }

    @Test
    void howeverOftenItLiesThereItsRefusalIsWrittenOnce() {
        for (int again = 0; again < 3; again++) {
            hub.files.refuse(lease, "SK_1.csv", "sm3:1", report(ErrorCode.TOTAL_DIFFERS));
        }
        assertThat(hub.column("select code || external_id from refusal")).containsExactly("total-differsSK_1.csv");
        assertThat(hub.count("body")).as("nothing of its content is kept").isZero();
    }
}
