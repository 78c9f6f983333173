package cn.caitong.simulators.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A listening port and what is behind it, one thread a connection. It can be shut, so
 * that connections are refused, and opened again on the same port.
 */
public final class Door implements Entrance {
    private static final int BACKLOG = 256;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(Door.class.getName());

    private final Function<Request, Reply> behind;
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private final String bind;
    private final int port;
    private @Nullable ServerSocket listening;
    private @Nullable Thread welcoming;

    /** Opens a port on the interface of that address; 0 takes any that is free. */
    public Door(String bind, int port, Function<Request, Reply> behind) {
        this.behind = behind;
        this.bind = bind;
        this.port = listen(port);
    }

    /** Where to call; of a door on all interfaces, the way from this machine. */
    @Override
    public URI address() {
        return URI.create("http://%s:%d".formatted(bind.equals("0.0.0.0") ? "127.0.0.1" : bind, port));
    }

    /** Listens again after {@link #shut}, on the same port; nothing happens if it is open. */
    @Override
    public synchronized void open() {
        if (listening == null) {
            listen(port);
        }
    }

    /** From now on connections are refused, and those that are there are reset. */
    @Override
    public synchronized void shut() {
        if (listening != null) {
            closeQuietly(listening);
            listening = null;
            // the port is only free once the thread in accept() has let go of it
            awaitEnd(welcoming);
        }
        guests.forEach(Door::reset);
        guests.clear();
    }

    @Override
    public void close() {
        shut();
    }

    private synchronized int listen(int wanted) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(bind, wanted), BACKLOG);
            listening = server;
            int port = server.getLocalPort();
            welcoming = Thread.ofPlatform().name("door-" + port).daemon().start(() -> welcome(server));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + wanted, e);
        }
    }

    private void welcome(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var guest = server.accept();
                guests.add(guest);
                if (server.isClosed()) {
                    reset(guest);
                }
                Thread.ofPlatform().name("guest-" + guest.getPort()).daemon().start(() -> serve(guest));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "door shut: {0}", e.getMessage());
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            guest.setTcpNoDelay(true);
            var reader = new RequestReader(new BufferedInputStream(guest.getInputStream()));
            var writer = new ReplyWriter(new BufferedOutputStream(guest.getOutputStream()));
            Optional<Request> request = reader.next();
            while (request.isPresent() && answer(guest, request.get(), writer)) {
                request = reader.next();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "connection ended: {0}", e.getMessage());
        } finally {
            guests.remove(guest);
        }
    }

    private boolean answer(Socket guest, Request request, ReplyWriter writer) throws IOException {
        var reply = behind.apply(request);
        boolean usable = writer.write(reply);
        if (reply.manner() == Reply.Manner.RESET) {
            reset(guest);
        }
        return usable;
    }

    private static void awaitEnd(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection with RST rather than FIN. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "already closed: {0}", e.getMessage());
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "did not close: {0}", e.getMessage());
        }
    }
}
