package cn.caitong.engine.files;

import static cn.caitong.engine.files.FilesAtWork.LEASE;
import static cn.caitong.engine.files.FilesAtWork.PARTNER;
import static cn.caitong.engine.files.FilesAtWork.file;
import static cn.caitong.engine.files.FilesAtWork.good;
import static cn.caitong.engine.files.FilesAtWork.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.mappings.report.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class OneNodeReadsAPartnersFolderTest {
    private static TestDatabase database;
    private static FilesAtWork paused;
    private static FilesAtWork other;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = new TestDatabase();
        paused = new FilesAtWork(database, folder, "node-1", TransactionListener.NONE);
        other = new FilesAtWork(database, folder, "node-2", TransactionListener.NONE);
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aNodeThatWasPausedPastItsLeaseStoresNothing() {
        FileLease old = paused.lease();
        database.stepClock(LEASE.plusSeconds(1));
        FileLease now = other.lease();
        assertThat(now.epoch()).isGreaterThan(old.epoch());
        PickedUp file = file("SK_1.csv", "read before the pause");
        List<FileRow> rows = List.of(good(2, "M-1", "a"));
        assertThatThrownBy(() -> paused.files.take(old, file, rows))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("租约");
        assertThatThrownBy(() -> paused.files.known(old, file)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> paused.files.refuse(old, "SK_1.csv", "sm3:0", report(ErrorCode.TOTAL_DIFFERS)))
                .isInstanceOf(LeaseLostException.class);
        assertThat(other.count("message") + other.count("refusal") + other.count("partner_file"))
                .isZero();
        assertThat(other.files.take(now, file, rows)).isInstanceOf(FileAnswer.Taken.class);
    }

    /** It may have been there a moment after the last reading that did not find it: nobody can prove that it came too late. */
    @Test
    void whatAFileHoldsHasArrivedWhenTheFolderWasLastReadWithoutIt() {
        FileLease first = paused.lease();
        assertThat(paused.files.take(first, file("SK_1.csv", "x"), List.of(good(2, "M-1", "a"))))
                .isInstanceOf(FileAnswer.Taken.class);
        assertThat(paused.column("select (i.arrived_at = m.received_at)::text from inbox i, message m"))
                .as("a folder that was never read says nothing")
                .containsExactly("true");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        paused.leases.releaseRead(first, before);
        database.stepClock(Duration.ofSeconds(20));
        other.files.take(other.lease(), file("SK_2.csv", "y"), List.of(good(2, "M-2", "a")));
        assertThat(other.column("select arrived_at::timestamptz::text from inbox where case_key = 'case-M-2'"))
                .containsExactlyElementsOf(other.column("select read_at::text from file_poll"));
    }

    @Test
    void aLeaseThatRanOutIsNotHeldEvenIfNobodyElseHasIt() {
        FileLease old = paused.lease();
        database.stepClock(LEASE.plusSeconds(1));
        assertThat(paused.leases.extend(old, LEASE)).isFalse();
        assertThatThrownBy(() -> paused.files.take(old, file("SK_1.csv", "x"), List.of()))
                .isInstanceOf(LeaseLostException.class);
    }

    @Test
    void oneOfTwoNodesHasThePartnerAndTheOtherComesWhenItIsGivenBack() {
        FileLease held = paused.lease();
        assertThat(other.leases.claim(PARTNER, PARTNER, LEASE)).isEmpty();
        assertThat(other.leases.claim("CQ-GXQ", "CQ-GXQ", LEASE))
                .as("another partner is another lease")
                .isPresent();
        assertThat(paused.leases.extend(held, LEASE)).isTrue();
        paused.leases.release(held);
        assertThat(other.leases.claim(PARTNER, PARTNER, LEASE)).isPresent();
    }

    @Test
    void ofManyAtOnceOneGetsIt() {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> claims = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    FilesAtWork node = n % 2 == 0 ? paused : other;
                    return node.leases
                            .claim(PARTNER, PARTNER, Duration.ofSeconds(30))
                            .isPresent();
                }))
                .toList();
        start.countDown();
        assertThat(claims.stream().filter(CompletableFuture::join)).hasSize(1);
    }
}
