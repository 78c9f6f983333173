package cn.caitong.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.store.BlankDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ADamagedBackupChangesNothingTest {
    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private static Path whole = Path.of("");

    private static BlankDatabase blank;

    private Path kept = folder;
    private Path data = folder;

    @BeforeAll
    static void backUp() throws IOException {
        blank = new BlankDatabase();
        try (KeptHub hub = new KeptHub(whole.resolve("hub"))) {
            hub.backup().to(whole.resolve("kept"));
        }
    }

    @AfterAll
    static void drop() {
        blank.close();
    }

    @BeforeEach
    void copy() throws IOException {
        kept = folder.resolve("kept");
        data = Files.createDirectory(folder.resolve("data"));
        blank.withOwner("drop schema public cascade; create schema public");
        try (Stream<Path> all = Files.walk(whole.resolve("kept"))) {
            for (Path path : all.toList()) {
                Files.copy(path, kept.resolve(whole.resolve("kept").relativize(path)));
            }
        }
    }

    @Test
    void aFileThatIsMissing() throws Exception {
        Files.delete(kept.resolve("tables/parked"));
        assertNothingChanges("parked", "清单所列文件缺失");
    }

    @Test
    void aByteThatChanged() throws Exception {
        change("tables/received_item");
        assertNothingChanges("received_item", "its digest is not the manifest's");
    }

    @Test
    void aKeyThatChanged() throws Exception {
        change("keys/k0001.key");
        assertNothingChanges("k0001.key", "已损坏");
    }

    @Test
    void aManifestThatChanged() throws Exception {
        change("manifest.json");
        assertNothingChanges("manifest.json", "manifest.sm3");
    }

    @Test
    void aFolderThatIsNoBackup() throws Exception {
        Files.delete(kept.resolve("manifest.sm3"));
        assertNothingChanges("kept", "不是完整的备份");
        kept = folder.resolve("nowhere");
        assertNothingChanges("nowhere", "it is no whole backup");
    }

    @Test
    void anotherBackupThanTheOneWhoseDigestWasKept() throws Exception {
        String other = Digests.SM3.print(Digests.SM3.of(new byte[0]));
        assertThatThrownBy(() -> restore().run(other)).hasMessageContaining("manifest.json");
        assertUntouched();
    }

    @Test
    void oneOfANewerHub() throws Exception {
        rewrite(json -> json.replaceFirst("\"format\" : 1", "\"format\" : 2"));
        assertNothingChanges("kept", "由更新的版本写成");
        rewrite(json -> json.replaceFirst("\"format\" : 2", "\"format\" : 1")
                .replaceFirst("\"version\" : \"001\"", "\"version\" : \"999\""));
        rewrite(json -> json.replaceFirst(
                "(?s)\"version\" : \"0\\d\\d(?:[._]\\d+)?\"(.{0,60}) \\],", "\"version\" : \"998\"$1 ],"));
        assertNothingChanges("kept", "use that version or a later one");
    }

    @Test
    void aNameThatLeadsOut() throws Exception {
        Files.writeString(folder.resolve("outside"), "x");
        rewrite(json -> json.replace("keys/k0001.key", "../outside"));
        assertNothingChanges("outside", "清单所列文件缺失");
    }

    @Test
    void aManifestThatIsNotOne() throws Exception {
        rewrite(json -> "[]");
        assertNothingChanges("manifest.json", "不是可用的备份文件");
        rewrite(json -> "{\"format\": 1}");
        assertNothingChanges("manifest.json", "use another backup");
    }

    @Test
    void aPlaceThatIsNotEmpty() throws Exception {
        blank.withOwner("create table mine (id int)");
        assertThatThrownBy(() -> restore().run(null)).hasMessageContaining("数据库中已有表");
        assertThat(KeptHub.strings(blank.settings(), "select relname from pg_class where relname = 'mine'"))
                .hasSize(1);

        Files.writeString(data.resolve("anything"), "x");
        assertThatThrownBy(() -> new Restore(kept, data, Optional.empty()).run(null))
                .hasMessageContaining("nothing is overwritten");
        assertThat(data).isDirectoryContaining(path -> path.endsWith("anything"));
    }

    @Test
    void keysOfAnotherHub() throws Exception {
        Files.createDirectory(data.resolve("keys"));
        Files.writeString(data.resolve("keys/k0001.key"), "another");
        assertThatThrownBy(() -> restore().run(null)).hasMessageContaining("k0001.key");
        assertThat(data.resolve("keys/k0001.key")).hasContent("another");

        Files.copy(kept.resolve("keys/k0001.key"), data.resolve("keys/k0001.key"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(restore().run(null).evidence()).as("the same ones stay").isEqualTo(3);
    }

    private Restore restore() {
        return new Restore(kept, data, Optional.of(blank.settings()));
    }

    private void assertNothingChanges(String place, String why) throws Exception {
        assertThatThrownBy(() -> restore().run(null))
                .isInstanceOf(BackupRefusedException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(why);
        assertUntouched();
    }

    private void assertUntouched() throws Exception {
        try (Stream<Path> inside = Files.list(data)) {
            assertThat(inside).isEmpty();
        }
        assertThat(KeptHub.rows(blank.settings())).isEmpty();
    }

    private void change(String name) throws IOException {
        Path file = kept.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /** Somebody who can compute a digest changes the manifest. */
    private void rewrite(UnaryOperator<String> change) throws IOException {
        Path manifest = kept.resolve("manifest.json");
        byte[] json = change.apply(Files.readString(manifest)).getBytes(StandardCharsets.UTF_8);
        Files.write(manifest, json);
        Files.writeString(kept.resolve("manifest.sm3"), Digests.SM3.print(Digests.SM3.of(json)));
    }
}
