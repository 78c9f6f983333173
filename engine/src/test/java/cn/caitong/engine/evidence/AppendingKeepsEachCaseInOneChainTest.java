package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AppendingKeepsEachCaseInOneChainTest {
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
    void nothingToWriteWritesNothing() {
        assertThat(TABLES.append()).isEmpty();
    }

    @Test
    void severalEntriesOfACaseAreChainedInTheOrderGiven() {
        List<EvidenceRef> refs =
                TABLES.append(TABLES.entry(first, "a"), TABLES.entry(second, "b"), TABLES.entry(first, "c"));
        assertThat(refs)
                .containsExactly(new EvidenceRef(first, 1), new EvidenceRef(second, 1), new EvidenceRef(first, 2));
        TABLES.append(TABLES.entry(first, "d"));
        assertThat(TABLES.rows(first)).extracting(row -> row.meta().kind()).containsExactly("a", "c", "d");
        assertChained(first, 3);
        assertChained(second, 1);
    }

    @Test
    void whatIsStoredGivesTheHashesThatAreStored() {
        TABLES.append(TABLES.entry(first, "a"));
        EvidenceRow row = TABLES.rows(first).getFirst();
        assertThat(new String(row.payload().array(), StandardCharsets.UTF_8)).isEqualTo("{\"what\":\"a\"}");
        assertThat(row.salt()).isNotEqualTo(Bytes.of(new byte[EvidenceRow.SALT_LENGTH]));
        assertThat(row.salt().length()).isEqualTo(EvidenceRow.SALT_LENGTH);
        assertThat(Hashes.payload(row.salt(), row.payload())).isEqualTo(row.payloadDigest());
    }

    @Test
    void anEffectThatFailsLeavesNoEvidenceAndNoGap() {
        assertThatThrownBy(() -> TABLES.transactions.run("append", () -> {
                    TABLES.log.append(List.of(TABLES.entry(first, "a")));
                    throw new IllegalStateException("the effect failed");
                }))
                .hasMessage("the effect failed");
        TABLES.append(TABLES.entry(first, "b"));
        assertChained(first, 1);
    }

    @Test
    void eightThreadsOnSharedAndOwnCasesLeaveNoGap() throws Exception {
        int threads = 8;
        int rounds = 40;
        List<UUID> shared = List.of(first, second, UUID.randomUUID());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                UUID own = UUID.randomUUID();
                running.add(pool.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        List<EvidenceEntry> entries = new ArrayList<>();
                        shared.forEach(id -> entries.add(TABLES.entry(id, "shared")));
                        entries.add(ThreadLocalRandom.current().nextInt(3), TABLES.entry(own, "own"));
                        TABLES.append(entries.reversed().toArray(EvidenceEntry[]::new));
                    }
                    assertChained(own, rounds);
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        shared.forEach(id -> assertChained(id, threads * rounds));
    }

    @Test
    void everyRowWaitsForASeal() {
        TABLES.append(TABLES.entry(first, "a"), TABLES.entry(second, "b"));
        assertThat(TABLES.transactions
                        .jdbc()
                        .sql("select count(*) from evidence_unsealed u join evidence e using (case_id, case_seq, leaf)")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static void assertChained(UUID caseId, int length) {
        List<EvidenceRow> rows = TABLES.rows(caseId);
        assertThat(rows).hasSize(length);
        Bytes previous = RowMeta.NO_PREVIOUS;
        for (int i = 0; i < length; i++) {
            EvidenceRow row = rows.get(i);
            assertThat(row.meta().seq()).isEqualTo(i + 1);
            assertThat(row.meta().prev()).isEqualTo(previous);
            assertThat(row.leaf()).isEqualTo(Hashes.leaf(row.meta().bytes(), row.payloadDigest()));
            previous = row.leaf();
        }
    }
}
