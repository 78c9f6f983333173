package cn.caitong.simulators.sftp;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One centre.
 *
 * @param id the partner's id at the hub
 * @param bind the address of the interface it listens on
 * @param port where it listens; 0 takes any that is free
 * @param user as whom the hub signs in, with this password
 * @param hostKey the file of the server's private key (PKCS 8, PEM)
 * @param settleAfter how long after acceptance the bank credits, on the centre's clock, where no fate is laid down
 * @param byItself whether it settles and sends on its own, or only when told; it reads the hub's files by itself always
 */
public record SftpSettings(
        String id,
        FileDialect dialect,
        String bind,
        int port,
        String user,
        String password,
        Path hostKey,
        Duration settleAfter,
        boolean byItself) {
    private static final String LOOPBACK = "127.0.0.1";

    /** A centre that does everything by itself, and credits after a second. */
    public static SftpSettings lively(String id, FileDialect dialect, String user, String password, Path hostKey) {
        return new SftpSettings(id, dialect, LOOPBACK, 0, user, password, hostKey, Duration.ofSeconds(1), true);
    }

    /** A centre that settles and sends only when told, and credits after a day. */
    public static SftpSettings stepped(String id, FileDialect dialect, String user, String password, Path hostKey) {
        return new SftpSettings(id, dialect, LOOPBACK, 0, user, password, hostKey, Duration.ofDays(1), false);
    }

    public SftpSettings onPort(int other) {
        return new SftpSettings(id, dialect, bind, other, user, password, hostKey, settleAfter, byItself);
    }

    public SftpSettings boundTo(String address) {
        return new SftpSettings(id, dialect, address, port, user, password, hostKey, settleAfter, byItself);
    }

    public SftpSettings settlingAfter(Duration other) {
        return new SftpSettings(id, dialect, bind, port, user, password, hostKey, other, byItself);
    }
}
