package cn.caitong.simulators.rest;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.road.HubClient;
import cn.caitong.simulators.traffic.BadAnswers;
import cn.caitong.simulators.traffic.Forger;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Pulse;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A trading centre that calls and is called over a real socket: in JSON, or in SOAP's envelopes, as its dialect is. */
public final class HttpCentre extends Centre {
    private final CentreSettings settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Outbox outbox;
    private final Door door;
    private final Pulse pulse;

    private HttpCentre(CentreSettings settings, Path dir, InstantSource clock) {
        super(settings.id(), settings.dialect().messages(), dir, clock);
        this.settings = settings;
        var dialect = settings.dialect();
        var forger = new Forger(dialect.messages(), this::another);
        var desk = new Desk(settings, ledger, clock);
        var badAnswers = new BadAnswers(forger, closing);
        var frontDesk = new FrontDesk(settings, desk, badAnswers, journal, misbehaviours, clock);
        this.outbox = new Outbox(
                settings.id(),
                new Written(ledger),
                journal,
                misbehaviours,
                dialect.messages(),
                forger,
                clock,
                new HubClient(settings.ownToken(), settings.patience()));
        this.door = new Door(settings.bind(), settings.port(), frontDesk::answer);
        this.pulse = new Pulse(settings.id(), () -> backOffice.settleUntil(clock.instant()), outbox);
        if (settings.byItself()) {
            pulse.start();
        }
    }

    private record Written(Ledger ledger) implements Outbox.Mail {
        @Override
        public List<Message> unsent() {
            return ledger.unsent();
        }

        @Override
        public void closeMessage(String messageId, int status) {
            ledger.closeMessage(messageId, status);
        }
    }

    /** Another receipt for a receipt's id, another refund for any other. */
    private Optional<String> another(String id) {
        var lodged = guarantees.all().stream().map(Guarantee::id).toList();
        if (lodged.contains(id)) {
            return lodged.stream().filter(other -> !other.equals(id)).findFirst();
        }
        Stream<String> alike = ledger.receipt(id).isPresent()
                ? ledger.receipts().stream().map(Receipt::id)
                : ledger.refunds().stream().map(Refund::id);
        return alike.filter(other -> !other.equals(id)).findFirst();
    }

    /** Opens the books in {@code dir} and the door; a port that is taken is an {@link java.io.UncheckedIOException}. */
    public static HttpCentre open(CentreSettings settings, Path dir, InstantSource clock) {
        return new HttpCentre(settings, dir, clock);
    }

    public CentreSettings settings() {
        return settings;
    }

    @Override
    public URI address() {
        return door.address();
    }

    @Override
    public void hubIs(URI hub) {
        outbox.hubIs(hub);
    }

    /**
     * Money arrives as told by a receipt message in this centre's dialect; message id, order number and time become the
     * centre's own. A file that is no such message, or is booked already: IllegalArgumentException naming the field.
     */
    public Receipt receive(String receiptMessage) {
        try {
            var receipt = settings.dialect().messages().readReceipt(receiptMessage);
            receive(receipt);
            return receipt;
        } catch (Refused e) {
            throw new IllegalArgumentException("not a receipt in " + settings.dialect() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Receipt> receiveAll(String receipts) {
        return List.of(receive(receipts));
    }

    @Override
    public boolean sendPending() {
        return outbox.sendPending();
    }

    @Override
    public void releaseHeld() {
        outbox.releaseHeld();
    }

    @Override
    public void goDown() {
        door.shut();
    }

    @Override
    public void comeUp() {
        door.open();
    }

    @Override
    public void close() {
        closing.countDown();
        pulse.close();
        door.close();
        outbox.close();
        super.close();
    }
}
