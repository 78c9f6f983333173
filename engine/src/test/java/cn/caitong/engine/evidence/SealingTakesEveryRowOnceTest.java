package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.evidence.BatchMembers.Member;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SealingTakesEveryRowOnceTest {
    private static final EvidenceTables TABLES = new EvidenceTables();

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        TABLES.empty();
    }

    @Test
    void whereNothingWaitsNoBatchIsMade() {
        assertThat(TABLES.sealer.sealOnce()).isZero();
        assertThat(TABLES.batches()).isEmpty();
    }

    @Test
    void batchesAreNumberedLinkedCountedAndSigned() {
        TABLES.append(TABLES.entry(first, "a"), TABLES.entry(second, "b"), TABLES.entry(first, "c"));
        assertThat(TABLES.sealer.sealOnce()).isEqualTo(3);
        TABLES.append(TABLES.entry(second, "d"));
        assertThat(TABLES.sealer.sealOnce()).isEqualTo(1);
        assertThat(TABLES.sealer.sealOnce()).isZero();
        List<StoredBatch> batches = TABLES.batches();
        BatchHead one = batches.get(0).head();
        BatchHead two = batches.get(1).head();
        assertThat(List.of(one.no(), two.no())).containsExactly(1L, 2L);
        assertThat(List.of(one.leaves(), two.leaves())).containsExactly(3, 1);
        assertThat(List.of(one.total(), two.total())).containsExactly(3L, 4L);
        assertThat(one.prev()).isEqualTo(RowMeta.NO_PREVIOUS);
        assertThat(two.prev()).isEqualTo(batches.get(0).digest());
        assertThat(two.root())
                .as("of a single leaf")
                .isEqualTo(TABLES.rows(second).getLast().leaf());
        for (StoredBatch batch : batches) {
            assertThat(batch.digest()).isEqualTo(batch.head().digest(batch.signature()));
            assertThat(TABLES.key
                            .publicKey()
                            .verify(batch.head().bytes(), batch.signature().array()))
                    .isTrue();
        }
    }

    @Test
    void aRowThatCommitsLateComesInALaterBatch() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> late = pool.submit(() -> TABLES.transactions.run("append", () -> {
                TABLES.log.append(List.of(TABLES.entry(first, "late")));
                written.countDown();
                await(sealed);
            }));
            written.await();
            TABLES.append(TABLES.entry(second, "early"));
            assertThat(TABLES.sealer.sealOnce())
                    .as("does not wait for the open transaction")
                    .isEqualTo(1);
            sealed.countDown();
            late.get();
        }
        assertThat(TABLES.sealer.sealOnce()).isEqualTo(1);
        assertThat(sealedRows()).containsExactly(new EvidenceRef(second, 1), new EvidenceRef(first, 1));
    }

    @Test
    void aCrashBeforeTheCommitLosesNothingAndLeavesNoGap() {
        Transactions crashing = new Transactions(TABLES.transactions.dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new IllegalStateException("killed in " + transaction);
            }
        });
        TABLES.append(TABLES.entry(first, "a"));
        Sealer killed = new Sealer(crashing, new LegalTime(crashing), TABLES.key);
        assertThatThrownBy(killed::sealOnce).hasMessage("killed in evidence-seal");
        assertThat(TABLES.batches()).isEmpty();
        assertThat(TABLES.sealer.sealOnce()).isEqualTo(1);
        assertThat(TABLES.batches()).extracting(batch -> batch.head().no()).containsExactly(1L);
    }

    @Test
    void aBacklogTakesSeveralBatches() {
        TABLES.append(TABLES.entry(first, "a"), TABLES.entry(first, "b"), TABLES.entry(first, "c"));
        new Sealer(TABLES.transactions, TABLES.legalTime, TABLES.key, 2).sealWaiting();
        assertThat(TABLES.batches()).extracting(batch -> batch.head().leaves()).containsExactly(2, 1);
    }

    @Test
    void twoSealersAndFourWritersShareTheWork() throws Exception {
        int writers = 4;
        int rounds = 30;
        CountDownLatch writing = new CountDownLatch(writers);
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                running.add(pool.submit(() -> {
                    for (int i = 0; i < rounds; i++) {
                        TABLES.append(TABLES.entry(first, "shared"), TABLES.entry(UUID.randomUUID(), "own"));
                    }
                    writing.countDown();
                }));
            }
            for (int s = 0; s < 2; s++) {
                running.add(pool.submit(() -> {
                    while (writing.getCount() > 0 || TABLES.sealer.sealOnce() > 0) {
                        TABLES.sealer.sealOnce();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(sealedRows()).doesNotHaveDuplicates().hasSize(2 * writers * rounds);
        List<StoredBatch> batches = TABLES.batches();
        for (int i = 0; i < batches.size(); i++) {
            assertThat(batches.get(i).head().no()).isEqualTo(i + 1L);
        }
        assertThat(batches.getLast().head().total()).isEqualTo(2L * writers * rounds);
    }

    @Test
    void theRootIsOverTheLeavesInTheOrderOfTheirRows() {
        TABLES.append(TABLES.entry(second, "b"), TABLES.entry(first, "a"), TABLES.entry(first, "c"));
        TABLES.sealer.sealOnce();
        BatchHead head = TABLES.batches().getFirst().head();
        BatchMembers members = TABLES.members().getFirst();
        assertThat(members.list()).hasSize(3);
        assertThat(members.list().stream().filter(m -> m.caseId().equals(first)).map(Member::seq))
                .containsExactly(1L, 2L);
        assertThat(head.root()).isEqualTo(members.tree().root());
        assertThat(head.members()).isEqualTo(Hashes.members(members.keys()));
    }

    private static List<EvidenceRef> sealedRows() {
        return TABLES.members().stream()
                .flatMap(members -> members.list().stream())
                .map(member -> new EvidenceRef(member.caseId(), member.seq()))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
