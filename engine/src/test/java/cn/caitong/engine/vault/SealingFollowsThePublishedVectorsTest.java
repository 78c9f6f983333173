package cn.caitong.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SealingFollowsThePublishedVectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = HEX.parseHex("0123456789abcdeffedcba9876543210");

    @Test
    void sm4GcmIsRfc8998s() throws InvalidCipherTextException {
        byte[] plain = HEX.parseHex("aa".repeat(8)
                + "bb".repeat(8)
                + "cc".repeat(8)
                + "dd".repeat(8)
                + "ee".repeat(8)
                + "ff".repeat(8)
                + "ee".repeat(8)
                + "aa".repeat(8));
        byte[] nonce = HEX.parseHex("00001234567800000000abcd");
        byte[] bound = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] out = new byte[plain.length + 16];
        Vault.crypt(Vault.cipher(), true, KEY, nonce, bound, plain, 0, out, 0);
        assertThat(HEX.formatHex(out))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    @Test
    void aFingerprintIsAnHmacOverSm3(@TempDir Path folder) throws IOException {
        key(folder, "fingerprint");
        key(folder, "k0001");
        HMac hmac = new HMac(new SM3Digest());
        hmac.init(new KeyParameter(KEY));
        hmac.update(new byte[] {'a', 'b', 'c'}, 0, 3);
        byte[] expected = new byte[32];
        hmac.doFinal(expected, 0);
        assertThat(new Vault(VaultKeys.inFolder(folder)).fingerprint("abc"))
                .isEqualTo("hmac-sm3:" + HEX.formatHex(expected));
    }

    @Test
    void hmacSm3GivesTheKnownValue() {
        HMac hmac = new HMac(new SM3Digest());
        hmac.init(new KeyParameter(new byte[] {'k', 'e', 'y'}));
        hmac.update(new byte[] {'a', 'b', 'c'}, 0, 3);
        byte[] mac = new byte[32];
        hmac.doFinal(mac, 0);
        assertThat(HEX.formatHex(mac)).isEqualTo("28e63256e7c5a087b1f073265dc53092163f7b82729735d06f28f10af9d52393");
    }

    private static void key(Path folder, String id) throws IOException {
        Path file = Files.writeString(folder.resolve(id + ".key"), HEX.formatHex(KEY));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
