package cn.caitong.connectors.sftp;

import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.partner.FileArea.Credential;
import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.time.Ticker;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Signs in at partners' servers. A server must show the key that is known of it ({@code <id>.known_hosts} among the secrets,
 * in OpenSSH's form), or nothing is said to it; nothing is compressed, so that what is small cannot unpack without bounds.
 */
public final class SftpLinks {
    private static final int DEFAULT_PORT = 22;
    /** Those of the platform itself: the newest ones are computed in Java, and cost more than all that is said afterwards. */
    private static final String KEY_EXCHANGES =
            "curve25519-sha256,ecdh-sha2-nistp256,ecdh-sha2-nistp384,diffie-hellman-group14-sha256";

    /** The library would try out each of its algorithms, key exchanges included, at every connection. */
    private static final List<String> TRIALS = List.of("CheckCiphers", "CheckMacs", "CheckKexes", "CheckSignatures");

    private final Path secrets;
    private final ScheduledExecutorService alarms;
    private final Ticker ticker;

    public SftpLinks(Path secrets, ScheduledExecutorService alarms, Ticker ticker) {
        this.secrets = secrets;
        this.alarms = alarms;
        this.ticker = ticker;
    }

    /** A connection that lasts no longer than {@code whole}, signing in included; an exception means that nothing was asked. */
    SftpLink open(Partner partner, Duration whole) throws IOException {
        Outbound outbound = partner.outbound().orElseThrow();
        int connect = Math.toIntExact(outbound.connectTimeout().toMillis());
        long until = ticker.nanos() + whole.toNanos();
        OwnSocket socket = new OwnSocket(outbound.connectTimeout());
        Session session;
        try {
            session = session(partner, partner.files().orElseThrow(), URI.create(outbound.baseUrl()));
            session.setTimeout(Math.toIntExact(whole.toMillis()));
            session.setSocketFactory(socket);
        } catch (JSchException unusable) {
            throw new IOException(unusable);
        }
        Future<?> alarm = alarms.schedule(socket::cut, whole.toMillis(), TimeUnit.MILLISECONDS);
        try {
            session.connect(connect);
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(connect);
            return new SftpLink(session, channel, alarm, () -> ticker.nanos() - until >= 0);
        } catch (JSchException | RuntimeException failed) { // what a malformed packet leads to comes through unwrapped
            socket.cut();
            alarm.cancel(false);
            session.disconnect();
            throw new IOException(failed);
        }
    }

    private Session session(Partner partner, FileArea area, URI address) throws JSchException, IOException {
        JSch client = new JSch();
        client.setKnownHosts(secrets.resolve(partner.id() + ".known_hosts").toString());
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        Session session = client.getSession(area.user(), address.getHost(), port);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("kex", KEY_EXCHANGES);
        for (String check : TRIALS) {
            session.setConfig(check, "");
        }
        session.setConfig("compression.s2c", "none");
        session.setConfig("compression.c2s", "none");
        if (area.authentication() == Credential.KEY) {
            client.addIdentity(secrets.resolve(partner.id() + ".sftp.key").toString());
            session.setConfig("PreferredAuthentications", "publickey");
        } else {
            String password = Files.readString(secrets.resolve(partner.id() + ".sftp.password"))
                    .strip();
            session.setPassword(password.getBytes(StandardCharsets.UTF_8));
            session.setConfig("PreferredAuthentications", "password");
        }
        return session;
    }
}
