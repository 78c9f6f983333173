package cn.caitong.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;

/**
 * A free port for each partner, so that a demo can run beside a hub, or beside another demo. They are held while the hub
 * starts, so that nobody else is given them, its own connections included.
 */
final class HeldPorts implements AutoCloseable {
    private final Map<String, ServerSocket> sockets = new TreeMap<>();
    private final Map<String, String> schemes;

    /** @param schemes how each partner is spoken to, {@code http} or {@code sftp} */
    HeldPorts(Map<String, String> schemes) throws IOException {
        this.schemes = Map.copyOf(schemes);
        try {
            for (String partner : schemes.keySet()) {
                sockets.put(partner, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
        } catch (IOException none) {
            letGo();
            throw none;
        }
    }

    /** Where each partner will listen. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        sockets.forEach((partner, socket) ->
                addresses.put(partner, schemes.get(partner) + "://localhost:" + socket.getLocalPort()));
        return addresses;
    }

    /** For the partners to take. */
    void letGo() {
        try {
            for (ServerSocket socket : sockets.values()) {
                socket.close();
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException("a port that cannot be let go", stuck);
        }
    }

    @Override
    public void close() {
        letGo();
    }
}
