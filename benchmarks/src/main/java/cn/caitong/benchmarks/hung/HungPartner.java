package cn.caitong.benchmarks.hung;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Accepts every connection, reads nothing and says nothing, until it is closed. */
final class HungPartner implements AutoCloseable {
    private static final int WAITING = 1_000;

    private final ServerSocket door;
    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();
    private final LongAdder calls = new LongAdder();

    HungPartner() throws IOException {
        door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("hung-partner").start(this::listen);
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    /** How many connections it has accepted. */
    long calls() {
        return calls.sum();
    }

    private void listen() {
        try {
            while (!door.isClosed()) {
                held.add(door.accept());
                calls.increment();
            }
        } catch (SocketException closed) {
            calls.add(0); // close() ends the wait
        } catch (IOException broken) {
            throw new IllegalStateException("The hung partner has broken down", broken);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket = held.poll(); socket != null; socket = held.poll()) {
            socket.close();
        }
    }
}
