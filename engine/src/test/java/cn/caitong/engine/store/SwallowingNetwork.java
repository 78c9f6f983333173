package cn.caitong.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The way to a server, on a port of its own. From {@link #swallow} on the connections that are open stay open and nothing comes
 * through any more, which is what a firewall does that forgot them; new ones come through.
 */
final class SwallowingNetwork implements AutoCloseable {
    private static final int BUFFER = 8192;

    private final ServerSocket front;
    private final int port;
    private final List<Way> ways = new CopyOnWriteArrayList<>();

    SwallowingNetwork(int port) throws IOException {
        this.port = port;
        this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    void swallow() {
        ways.forEach(way -> way.swallows = true);
    }

    @Override
    public void close() throws IOException {
        front.close();
        for (Way way : ways) {
            way.close();
        }
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Way way = new Way(front.accept(), new Socket(InetAddress.getLoopbackAddress(), port));
                ways.add(way);
                Thread.ofPlatform().daemon().start(() -> way.carry(way.client, way.server));
                Thread.ofPlatform().daemon().start(() -> way.carry(way.server, way.client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static final class Way {
        private final Socket client;
        private final Socket server;
        private volatile boolean swallows;

        Way(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry(Socket from, Socket to) {
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!swallows) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException ended) {
                // either side has hung up; so does this
            }
        }

        void close() throws IOException {
            client.close();
            server.close();
        }
    }
}
