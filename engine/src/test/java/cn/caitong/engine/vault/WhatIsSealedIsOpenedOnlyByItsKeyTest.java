package cn.caitong.engine.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WhatIsSealedIsOpenedOnlyByItsKeyTest {
    private static final byte[] ACCOUNT = "6233000000000000001".getBytes(UTF_8);

    private final Path folder;

    WhatIsSealedIsOpenedOnlyByItsKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void sealedBytesOpenAgainAfterARestart() {
        Sealed sealed = vault().seal(ACCOUNT);
        assertThat(vault().open(sealed)).isEqualTo(ACCOUNT);
        assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("6233");
    }

    @Test
    void nothingAtAllCanBeSealedToo() {
        Vault vault = vault();
        assertThat(vault.open(vault.seal(new byte[0]))).isEmpty();
    }

    @Test
    void theSameBytesNeverLookTheSame() {
        Vault vault = vault();
        assertThat(vault.seal(ACCOUNT).bytes()).isNotEqualTo(vault.seal(ACCOUNT).bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, 40})
    void oneAlteredBitIsFound(int at) {
        Sealed sealed = vault().seal(ACCOUNT);
        sealed.bytes()[at] ^= 1;
        assertThatThrownBy(() -> vault().open(sealed))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("altered")
                .hasMessageContaining("改动");
    }

    @Test
    void whatWasAlteredSpoilsNothingAfterIt() {
        Vault vault = vault();
        Sealed good = vault.seal(ACCOUNT);
        Sealed altered = vault.seal(ACCOUNT);
        altered.bytes()[20] ^= 1;
        assertThatThrownBy(() -> vault.open(altered)).isInstanceOf(VaultException.class);
        assertThat(vault.open(good)).isEqualTo(ACCOUNT);
        assertThat(vault.open(vault.seal(ACCOUNT))).isEqualTo(ACCOUNT);
    }

    @Test
    void manyAtOnceSealAndOpenTheirOwn() {
        Vault vault = vault();
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(n -> new String(vault.open(vault.seal(("account " + n).getBytes(UTF_8))), UTF_8)))
                .containsAll(
                        IntStream.range(0, 2_000).mapToObj(n -> "account " + n).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 12, 27})
    void whatIsTooShortToBeSealedIsRefused(int length) {
        Sealed cut = new Sealed(vault().seal(ACCOUNT).keyId(), new byte[length]);
        assertThatThrownBy(() -> vault().open(cut)).isInstanceOf(VaultException.class);
    }

    @Test
    void anotherKeyBesideTheFirstSealsFromThenOn() throws IOException {
        Sealed old = vault().seal(ACCOUNT);
        String fingerprint = vault().fingerprint("500101190001010017");
        key("k0002", "00112233445566778899aabbccddeeff");
        assertThat(vault().seal(ACCOUNT).keyId()).isEqualTo("k0002");
        assertThat(vault().open(old)).isEqualTo(ACCOUNT);
        assertThat(vault().fingerprint("500101190001010017"))
                .as("searching goes on")
                .isEqualTo(fingerprint);
    }

    @Test
    void aNodeOpensWhatOneSealedThatStartedWithALaterKey() throws IOException {
        Vault earlier = vault();
        key("k0002", "00112233445566778899aabbccddeeff");
        Sealed later = vault().seal(ACCOUNT);
        assertThat(later.keyId()).isEqualTo("k0002");
        assertThat(earlier.open(later)).isEqualTo(ACCOUNT);
        assertThat(earlier.seal(ACCOUNT).keyId())
                .as("until it is started again, others may know no other key")
                .isEqualTo("k0001");
    }

    @Test
    void aFileThatChangesWhileItsKeyIsInUseChangesNothing() throws IOException {
        Vault running = vault();
        Sealed before = running.seal(ACCOUNT);
        key("k0001", "00112233445566778899aabbccddeeff");
        assertThatThrownBy(() -> running.open(new Sealed("k0009", before.bytes())))
                .hasMessageContaining("k0009");
        assertThat(running.open(before)).isEqualTo(ACCOUNT);
    }

    @Test
    void aMissingKeyIsNamed() throws IOException {
        Sealed sealed = vault().seal(ACCOUNT);
        key("k0002", "00112233445566778899aabbccddeeff");
        Files.delete(folder.resolve("k0001.key"));
        assertThatThrownBy(() -> vault().open(sealed)).hasMessageContaining("k0001");
    }

    @Test
    void keysAreForTheirOwnerAlone() throws IOException {
        vault();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("k0001.key"))))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(folder.resolve("k0001.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::vault).hasMessageContaining("k0001.key").hasMessageContaining("owner alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz112233445566778899aabbccddeeff"})
    void aBrokenKeyFileStopsTheStart(String content) throws IOException {
        key("k0002", content);
        assertThatThrownBy(this::vault).isInstanceOf(VaultException.class).hasMessageContaining("k0002.key");
    }

    @Test
    void aFolderThatLostItsFingerprintKeyIsNotGivenAnother() throws IOException {
        vault();
        Files.delete(folder.resolve("fingerprint.key"));
        assertThatThrownBy(this::vault).hasMessageContaining("fingerprint");
    }

    private Vault vault() {
        return new Vault(VaultKeys.inFolder(folder));
    }

    private void key(String id, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(id + ".key"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
