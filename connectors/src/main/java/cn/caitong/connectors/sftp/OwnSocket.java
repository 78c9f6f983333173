package cn.caitong.connectors.sftp;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of one connection, kept so that it can be cut, whatever the library is about. The library's own way to part says so to
 * the server first, and waits for ever behind whoever is writing to one that does not read.
 */
final class OwnSocket implements SocketFactory {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSocket.class);

    private final int connectMillis;
    private volatile @Nullable Socket socket;

    OwnSocket(Duration connectTimeout) {
        this.connectMillis = Math.toIntExact(connectTimeout.toMillis());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket opened = new Socket();
        socket = opened;
        opened.connect(new InetSocketAddress(host, port), connectMillis);
        return opened;
    }

    @Override
    public InputStream getInputStream(Socket of) throws IOException {
        return of.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket of) throws IOException {
        return of.getOutputStream();
    }

    /** Ends whatever waits on it, at once. */
    void cut() {
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                LOG.debug("Nothing was left to cut", gone);
            }
        }
    }
}
