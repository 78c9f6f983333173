package cn.caitong.app.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a hub and its PostgreSQL, passes on every message, and breaks one session when it is told to: right after the
 * server has said that a transaction is committed, or right before it hears of it. To the hub both look the same.
 */
final class CommitThief implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Theft next = Theft.NONE;

    CommitThief(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::welcome);
    }

    /** What is lost of a commit. */
    enum Loss {
        /** It never arrives: the transaction is rolled back. */
        REQUEST,
        /** It happened, and nobody is told. */
        ANSWER
    }

    /** The next commit of a transaction of which the statements and their values contain all of these. */
    record Theft(Loss loss, List<String> words) {
        private static final Theft NONE = new Theft(Loss.ANSWER, List.of("no statement contains this"));
    }

    int port() {
        return door.getLocalPort();
    }

    void steal(Theft theft) {
        next = theft;
    }

    boolean hasStolen() {
        return next.equals(Theft.NONE);
    }

    /** Whether this commit is the one to be lost; then no other is. */
    private synchronized boolean takes(Loss loss, String transaction) {
        boolean taken = next.loss() == loss && next.words().stream().allMatch(transaction::contains);
        if (taken) {
            next = Theft.NONE;
        }
        return taken;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket hub = door.accept();
                Session session = new Session(hub, new Socket(InetAddress.getLoopbackAddress(), server));
                Thread.ofPlatform().daemon().start(session::passRequests);
                Thread.ofPlatform().daemon().start(session::passAnswers);
            } catch (IOException closedOrAway) {
                refused.incrementAndGet(); // a server that is away is the hub's to bear
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** One session; what it says is read as far as it must be to know which transaction commits. */
    private final class Session {
        private final Socket hub;
        private final Socket database;
        private final Map<String, String> named = new TreeMap<>();
        private StringBuilder transaction = new StringBuilder();

        Session(Socket hub, Socket database) throws IOException {
            this.hub = hub;
            this.database = database;
            hub.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
        }

        void passRequests() {
            pass(hub, database, this::greet, this::hearRequest);
        }

        void passAnswers() {
            pass(database, hub, (in, out) -> {}, this::hearAnswer);
        }

        /** The first packet has no type; no encryption is asked for, so it is the only one of its kind. */
        private void greet(DataInputStream in, DataOutputStream out) throws IOException {
            int length = in.readInt();
            out.writeInt(length);
            out.write(in.readNBytes(length - Integer.BYTES));
        }

        private synchronized boolean hearRequest(char type, Words words) {
            String said =
                    switch (type) {
                        case 'Q' -> words.next();
                        case 'P' -> {
                            String name = words.next();
                            String text = words.next();
                            named.put(name, text);
                            yield "";
                        }
                        case 'B' -> {
                            words.next();
                            yield named.getOrDefault(words.next(), "") + words.rest();
                        }
                        default -> "";
                    };
            if (said.startsWith("BEGIN")) {
                transaction = new StringBuilder();
            }
            transaction.append(said).append('\n');
            return said.startsWith("COMMIT") && takes(Loss.REQUEST, transaction.toString());
        }

        private synchronized boolean hearAnswer(char type, Words words) {
            return type == 'C' && words.next().equals("COMMIT") && takes(Loss.ANSWER, transaction.toString());
        }

        private void pass(Socket from, Socket to, Greeting greeting, Hearing hearing) {
            try (from;
                    to) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()));
                greeting.pass(in, out);
                out.flush();
                while (passOne(in, out, hearing)) {
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                close();
            }
        }

        private boolean passOne(DataInputStream in, DataOutputStream out, Hearing hearing) throws IOException {
            int type = in.read();
            if (type < 0) {
                return false;
            }
            int length = in.readInt();
            byte[] content = in.readNBytes(length - Integer.BYTES);
            if (hearing.breaks((char) type, new Words(content))) {
                return false;
            }
            out.write(type);
            out.writeInt(length);
            out.write(content);
            return true;
        }

        private void close() {
            try {
                hub.close();
                database.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private interface Greeting {
        void pass(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private interface Hearing {
        boolean breaks(char type, Words words);
    }
}
