package cn.caitong.simulators.queue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.StreamSender;
import org.apache.qpid.protonj2.client.StreamSenderMessage;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/** A partner's connection to the broker, signed in as one user. What the broker does not allow is a {@link Forbidden}. */
public final class QueueLine implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ZERO;
    private static final String STATUS = "status";
    /** In milliseconds, as this broker and others understand it. */
    private static final String DELAY = "x-opt-delivery-delay";

    private final Client client;
    private final Connection connection;

    private QueueLine(Client client, Connection connection) {
        this.client = client;
        this.connection = connection;
    }

    /** The broker said no, or was not there. */
    public static class Forbidden extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Forbidden(Throwable said) {
            super(said.getMessage(), said);
        }
    }

    /** The broker did not keep this one message; the line stands. */
    public static final class Rejected extends Forbidden {
        private static final long serialVersionUID = 1L;

        Rejected(DeliveryState state) {
            super(new IllegalStateException("The broker settled with " + state));
        }
    }

    public static QueueLine open(String host, int port, String user, String password) {
        return open(host, port, user, password, new ConnectionOptions());
    }

    /**
     * The same over TLS; a broker that is not in the certificate, or whose certificate nobody vouches for, is a {@link Forbidden}.
     *
     * @param trusted a PKCS 12 file of certificates
     */
    public static QueueLine openOverTls(
            String host, int port, String user, String password, Path trusted, String trustedPassword) {
        ConnectionOptions options = new ConnectionOptions();
        options.sslOptions()
                .sslEnabled(true)
                .verifyHost(true)
                .trustStoreLocation(trusted.toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(trustedPassword);
        return open(host, port, user, password, options);
    }

    private static QueueLine open(String host, int port, String user, String password, ConnectionOptions options) {
        Client client = Client.create();
        options.user(user).password(password).reconnectEnabled(false);
        try {
            Connection connection = client.connect(host, port, options);
            await(connection.openFuture());
            return new QueueLine(client, connection);
        } catch (ClientException refused) {
            client.close();
            throw new Forbidden(refused);
        } catch (Forbidden refused) {
            client.close();
            throw refused;
        }
    }

    /** Puts it durably into the queue; it returns once the broker has it. */
    public void put(String queue, Parcel parcel) {
        put(queue, parcel, FOR_EVER);
    }

    /** The same, to be forgotten after so long if nobody has taken it. */
    public void put(String queue, Parcel parcel, Duration timeToLive) {
        try {
            Message<byte[]> message = message(parcel);
            if (!timeToLive.equals(FOR_EVER)) {
                message.timeToLive(timeToLive.toMillis());
            }
            put(queue, message);
        } catch (ClientException refused) {
            throw new Forbidden(refused);
        }
    }

    /** The same, not to be given to anybody before so much time has passed. */
    public void putForLater(String queue, Parcel parcel, Duration delay) {
        try {
            put(queue, message(parcel).annotation(DELAY, delay.toMillis()));
        } catch (ClientException refused) {
            throw new Forbidden(refused);
        }
    }

    private void put(String queue, Message<byte[]> message) throws ClientException {
        try (Sender sender = connection.openSender(queue)) {
            await(sender.openFuture());
            refuseUnlessAccepted(sender.send(message)
                    .awaitSettlement(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .remoteState());
        }
    }

    /**
     * Puts a message there that is too large to be held: the parcel's head, and a body of so many spaces.
     *
     * @param patience how long it may take
     */
    public void putVast(String queue, Parcel head, long bytes, Duration patience) {
        byte[] part = new byte[1 << 20];
        Arrays.fill(part, (byte) ' ');
        try (StreamSender sender = connection.openStreamSender(queue)) {
            await(sender.openFuture());
            StreamSenderMessage message = sender.beginMessage();
            describe(message, head);
            try (OutputStream body = message.body()) {
                for (long left = bytes; left > 0; left -= part.length) {
                    body.write(part, 0, (int) Math.min(left, part.length));
                }
            }
            refuseUnlessAccepted(message.tracker()
                    .awaitSettlement(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .remoteState());
        } catch (ClientException | IOException refused) {
            throw new Forbidden(refused);
        }
    }

    private static void refuseUnlessAccepted(DeliveryState state) {
        if (!state.isAccepted()) {
            throw new Rejected(state);
        }
    }

    /** The same by a sender that names no queue, as AMQP allows: each message names its own. */
    public void putNamelessly(String queue, Parcel parcel) {
        try (Sender sender = connection.openAnonymousSender()) {
            await(sender.openFuture());
            refuseUnlessAccepted(sender.send(message(parcel).to(queue))
                    .awaitSettlement(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .remoteState());
        } catch (ClientException refused) {
            throw new Forbidden(refused);
        }
    }

    /** Takes the next message and acknowledges it; empty if none comes in this time. */
    public Optional<Parcel> take(String queue, Duration within) {
        try (Receiver receiver = connection.openReceiver(
                queue, new ReceiverOptions().creditWindow(1).autoAccept(false))) {
            await(receiver.openFuture());
            Delivery delivery = receiver.receive(within.toMillis(), TimeUnit.MILLISECONDS);
            if (delivery == null) {
                return Optional.empty();
            }
            Parcel parcel = parcel(delivery.message());
            delivery.accept();
            return Optional.of(parcel);
        } catch (ClientException refused) {
            throw new Forbidden(refused);
        }
    }

    /**
     * Takes one message after the other.
     *
     * @param handler whether it is done with; one that is not goes back into the queue
     */
    void serve(String queue, Predicate<Parcel> handler, BooleanSupplier isOver) {
        // credit is given for one at a time: the next one must not wait in the hands of who is busy
        ReceiverOptions options = new ReceiverOptions().creditWindow(0).autoAccept(false);
        try (Receiver receiver = connection.openReceiver(queue, options)) {
            await(receiver.openFuture());
            boolean isAsked = false;
            while (!isOver.getAsBoolean()) {
                if (!isAsked) {
                    receiver.addCredit(1);
                    isAsked = true;
                }
                Delivery delivery = receiver.receive(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (delivery != null) {
                    settle(delivery, handler);
                    isAsked = false;
                }
            }
        } catch (ClientException cut) {
            throw new Forbidden(cut);
        }
    }

    private static void settle(Delivery delivery, Predicate<Parcel> handler) throws ClientException {
        if (handler.test(parcel(delivery.message()))) {
            delivery.accept();
        } else {
            delivery.release();
        }
    }

    /** Asks the broker for a queue of its own making. */
    public void demandQueue() {
        try (Receiver receiver = connection.openDynamicReceiver()) {
            await(receiver.openFuture());
        } catch (ClientException refused) {
            throw new Forbidden(refused);
        }
    }

    private static Message<byte[]> message(Parcel parcel) throws ClientException {
        Message<byte[]> message = Message.create(parcel.bytes());
        describe(message, parcel);
        return message;
    }

    /** All that is not its body. */
    private static void describe(Message<?> message, Parcel parcel) throws ClientException {
        message.durable(true);
        if (parcel.id().isPresent()) {
            message.messageId(parcel.id().get());
        }
        if (parcel.about().isPresent()) {
            message.correlationId(parcel.about().get());
        }
        if (parcel.contentType().isPresent()) {
            message.contentType(parcel.contentType().get());
        }
        if (parcel.status().isPresent()) {
            message.property(STATUS, parcel.status().get());
        }
        for (Map.Entry<String, Object> each : parcel.properties().entrySet()) {
            message.property(each.getKey(), each.getValue());
        }
    }

    private static Parcel parcel(Message<Object> message) throws ClientException {
        return new Parcel(
                Optional.ofNullable(message.messageId()).map(Object::toString),
                Optional.ofNullable(message.correlationId()).map(Object::toString),
                Optional.ofNullable(message.contentType()),
                Optional.ofNullable(message.property(STATUS)).map(status -> ((Number) status).intValue()),
                ByteBuffer.wrap(bytes(message.body())).asReadOnlyBuffer(),
                Map.of());
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] bytes ? bytes : new byte[0];
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new Forbidden(refused.getCause() == null ? refused : refused.getCause());
        } catch (TimeoutException silent) {
            throw new Forbidden(silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Forbidden(stopped);
        }
    }

    @Override
    public void close() {
        connection.close();
        client.close();
    }
}
