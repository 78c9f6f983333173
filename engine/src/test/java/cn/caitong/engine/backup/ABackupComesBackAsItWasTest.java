package cn.caitong.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.BlankDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.vault.VaultKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class ABackupComesBackAsItWasTest {
    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private static Path home = Path.of("");

    private static KeptHub hub;

    @BeforeAll
    static void fill() throws IOException {
        hub = new KeptHub(home);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void everyRowKeyAndBlob() throws Exception {
        Path kept = folder.resolve("kept");
        Path data = Files.createDirectory(folder.resolve("data"));
        try (BlankDatabase blank = new BlankDatabase()) {
            Backup.Written written = hub.backup().to(kept);
            Restore.Restored restored = new Restore(kept, data, Optional.of(blank.settings())).run(written.digest());

            assertThat(KeptHub.rows(blank.settings())).isEqualTo(KeptHub.rows(hub.database.settings()));
            assertThat(restored.evidence()).isEqualTo(3);
            assertThat(restored.head())
                    .startsWith("1:sm3:")
                    .isEqualTo(written.manifest().head());
            assertThat(data.resolve("keys/k0001.key")).hasContent("00112233445566778899aabbccddeeff");
            assertThat(data.resolve("secrets/operators/wang.sha256")).hasContent("aa");
            assertThat(data.resolve("blobs/ab/ab-1")).hasContent("sealed");
            assertThat(data.resolve("blobs/ab/ab-2.part")).doesNotExist();
            assertThat(data.resolve("artemis")).doesNotExist();
            assertThat(Restore.isHalfDone(data)).isFalse();
            assertThat(KeptHub.strings(
                            blank.settings(),
                            "select covered is null and since = '%s' from recovery"
                                    .formatted(written.manifest().legalTime())))
                    .as("the gap begins at the backup's time")
                    .containsExactly("t");
            assertWorks(blank);
        }
    }

    /** Rights, row security, sequences and generated columns are the schema's own again. */
    private static void assertWorks(BlankDatabase blank) throws Exception {
        try (HubDatabase opened = HubDatabase.open(blank.settings())) {
            JdbcClient jdbc = JdbcClient.create(opened.dataSource());
            assertThat(jdbc.sql("""
                insert into parked (kind, ref, flow, case_id, jurisdiction, partner, code, detail, owner, at)
                select 'event', 'e-2', flow, case_id, jurisdiction, partner, code, detail, owner, at from parked
                returning id
                """).query(Long.class).single()).isEqualTo(2);
            assertThat(jdbc.sql("select next_at = act_at from obligation")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void onlyItsOwnerReadsIt() throws Exception {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        hub.backup().to(kept);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
        for (String file : List.of("manifest.json", "keys/k0001.key", "tables/evidence_batch")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keysMayBeKeptElsewhere() throws Exception {
        Path kept = folder.resolve("kept");
        Backup.Written written = new Backup(hub.database.settings(), hub.data, "test", false).to(kept);
        assertThat(written.manifest().files())
                .extracting(Manifest.Kept::path)
                .containsExactly("blobs/ab/ab-1", "keys/public-keys.pem");

        Path data = Files.createDirectory(folder.resolve("data"));
        try (BlankDatabase blank = new BlankDatabase()) {
            Restore restore = new Restore(kept, data, Optional.of(blank.settings()));
            assertThatThrownBy(() -> restore.run(null))
                    .as("a hub without keys would draw new ones")
                    .isInstanceOf(BackupRefusedException.class)
                    .hasMessageContaining("keys/fingerprint.key")
                    .hasMessageContaining("备份不含密钥");
            VaultKeys.inFolder(data.resolve("keys"));
            assertThatThrownBy(() -> restore.run(null))
                    .as("keys of another hub open nothing of this one")
                    .isInstanceOf(BackupRefusedException.class)
                    .hasMessageContaining("the keys that this database was written with are not there");
            for (String key : List.of("keys/fingerprint.key", "keys/k0001.key")) {
                Files.copy(home.resolve(key), data.resolve(key), StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(restore.run(null).evidence()).isEqualTo(3);
        }
    }

    /** A transaction fills two tables, again and again: whatever is read of one must be there of the other. */
    @Test
    void allTablesAreOfOneMoment() throws Exception {
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            CountDownLatch writing = new CountDownLatch(1);
            AtomicBoolean over = new AtomicBoolean();
            Future<Integer> writer = pool.submit(() -> {
                int n = 0;
                for (; !over.get(); n++) {
                    write(n);
                    writing.countDown();
                }
                return n;
            });
            writing.await();
            Backup.Written written = hub.backup().to(folder.resolve("kept"));
            over.set(true);
            assertThat(writer.get()).isGreaterThan(1);
            assertThat(rows(written, "case_slot")).isPositive().isEqualTo(rows(written, "money_hour"));
        }
    }

    private static void write(int n) {
        hub.database.transactions().run("write", () -> {
            hub.database
                    .jdbc()
                    .sql("with one as (insert into case_slot values (?, ?::uuid))"
                            + " insert into money_hour values (?, legal_now(), 1, 1)")
                    .params(String.valueOf(n), KeptHub.CASE.toString(), String.valueOf(n))
                    .update();
        });
    }

    private static long rows(Backup.Written written, String table) {
        return written.manifest().tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow()
                .rows();
    }
}
