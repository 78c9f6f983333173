package cn.caitong.connectors.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * With which key the door for partners speaks TLS; a partner without it is not let in.
 *
 * @param keyStore a PKCS 12 file with one private key and its certificates
 * @param passwordFile of the store and of its key: all that it holds, but for the line's end
 */
public record QueueTls(Path keyStore, Path passwordFile) {
    private static final String TYPE = "PKCS12";
    private static final String PROTOCOLS = "TLSv1.3,TLSv1.2";
    /** Who does not begin with TLS is not spoken to, and cut then. */
    private static final int SECONDS_TO_BEGIN = 5;

    /** What Artemis needs to know; a store that cannot be used is an {@link IllegalArgumentException} before anything listens. */
    Map<String, Object> parameters() {
        String password = password();
        check(password);
        return Map.of(
                TransportConstants.SSL_ENABLED_PROP_NAME, "true",
                TransportConstants.KEYSTORE_PATH_PROP_NAME, keyStore.toString(),
                TransportConstants.KEYSTORE_TYPE_PROP_NAME, TYPE,
                TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, password,
                TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, PROTOCOLS,
                TransportConstants.HANDSHAKE_TIMEOUT, SECONDS_TO_BEGIN);
    }

    private String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw wrong(passwordFile, unreadable);
        }
    }

    /** Artemis would start without its door. */
    private void check(String password) {
        try {
            KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return;
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw wrong(keyStore, unusable);
        }
        throw wrong(keyStore, new GeneralSecurityException("It holds no private key"));
    }

    private static IllegalArgumentException wrong(Path file, Exception why) {
        return new IllegalArgumentException(
                ("队列端口的 TLS 无法启用：%1$s 应为可读的 PKCS 12 密钥库（含私钥）及其口令文件 / The queue port cannot speak TLS: %1$s must be a "
                                + "readable PKCS 12 store with a private key, or the file of its password")
                        .formatted(file),
                why);
    }
}
