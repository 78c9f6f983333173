package cn.caitong.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SigningKeysStayTheSameTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @Test
    void theFirstKeyIsDrawnOnceAndKept(@TempDir Path folder) throws IOException {
        Sm2PrivateKey first = SigningKeys.inFolder(folder.resolve("keys"));
        Sm2PrivateKey again = SigningKeys.inFolder(folder.resolve("keys"));
        assertThat(again.publicKey().id()).isEqualTo(first.publicKey().id());
        assertThat(first.publicKey().verify(MESSAGE, again.sign(MESSAGE))).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/k0001.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aCommandFindsTheKeyAndDrawsNone(@TempDir Path folder) {
        assertThat(SigningKeys.existingIn(folder.resolve("nowhere"))).isEmpty();
        assertThat(SigningKeys.existingIn(folder)).isEmpty();
        Sm2PrivateKey drawn = SigningKeys.inFolder(folder);
        assertThat(SigningKeys.existingIn(folder))
                .hasValueSatisfying(key -> assertThat(key.publicKey().id())
                        .isEqualTo(drawn.publicKey().id()));
    }

    @Test
    void aLaterKeySignsAndBothArePublished(@TempDir Path folder) throws IOException {
        Sm2PrivateKey first = SigningKeys.inFolder(folder);
        Path second = folder.resolve("k0002.pem");
        Files.writeString(second, Sm2PrivateKey.draw().toPem());
        Files.setPosixFilePermissions(second, PosixFilePermissions.fromString("rw-------"));
        Sm2PrivateKey signing = SigningKeys.inFolder(folder);
        assertThat(signing.publicKey().id()).isNotEqualTo(first.publicKey().id());
        assertThat(Sm2PublicKey.readPem(Files.readString(folder.resolve(SigningKeys.PUBLIC_KEYS))))
                .extracting(Sm2PublicKey::id)
                .containsExactly(first.publicKey().id(), signing.publicKey().id());
    }

    @Test
    void aKeyThatIsTakenAwayStaysPublished(@TempDir Path folder) throws IOException {
        Sm2PrivateKey first = SigningKeys.inFolder(folder);
        Files.delete(folder.resolve("k0001.pem"));
        Sm2PrivateKey second = SigningKeys.inFolder(folder);
        assertThat(SigningKeys.publicIn(folder))
                .as("what the first one signed is verified for as long as it is kept")
                .extracting(Sm2PublicKey::id)
                .containsExactly(first.publicKey().id(), second.publicKey().id());
        assertThat(SigningKeys.publicIn(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void aKeyThatOthersCanReadIsRefused(@TempDir Path folder) throws IOException {
        SigningKeys.inFolder(folder);
        Files.setPosixFilePermissions(folder.resolve("k0001.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> SigningKeys.inFolder(folder))
                .hasMessageContaining("k0001.pem")
                .hasMessageContaining("chmod 600");
    }
}
