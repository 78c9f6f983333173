package cn.caitong.engine.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/**
 * The sockets of a node that is stopped while an answer comes in: nothing is read, and the peer's kernel goes on to say that
 * the node is there. The driver makes it by its name.
 */
public final class StalledSockets extends SocketFactory {
    private static volatile CountDownLatch goOn = new CountDownLatch(0);

    /** From now on nothing is read. */
    static void stall() {
        goOn = new CountDownLatch(1);
    }

    /** Reads on. */
    static void resume() {
        goOn.countDown();
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Stalling(super.getInputStream());
            }
        };
    }

    private static final class Stalling extends FilterInputStream {
        Stalling(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            return super.read(into, from, most);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
