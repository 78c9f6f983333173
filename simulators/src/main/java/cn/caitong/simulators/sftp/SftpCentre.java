package cn.caitong.simulators.sftp;

import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.rest.Centre;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A trading centre whose hub comes to its folders, over a real SFTP server; they lie beside its books. */
public final class SftpCentre extends Centre {
    private static final System.Logger LOG = System.getLogger(SftpCentre.class.getName());
    private static final long BEAT = Duration.ofMillis(20).toMillis();

    private final SftpSettings settings;
    private final ScheduledExecutorService later;
    private final FileWire wire;
    private final Mailer mailer;
    private final Area area;
    private final SftpDoor door;

    private SftpCentre(SftpSettings settings, Path dir, InstantSource clock) {
        super(settings.id(), settings.dialect().wire(), dir, clock);
        this.settings = settings;
        this.later = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("centre-" + settings.id()).daemon().factory());
        this.wire = settings.dialect().wire();
        this.area = new Area(dir.resolve("area"), wire);
        var forgery = new Forgery(ledger, wire);
        var counter = new Counter(settings, ledger, wire, clock);
        var clerk = new Clerk(area, wire, counter, forgery, misbehaviours, journal, clock, later);
        this.mailer = new Mailer(settings, ledger, area, wire, forgery, misbehaviours, journal, clock, later);
        this.door = new SftpDoor(settings, area.root(), wire, misbehaviours);
        beat(clerk::turn);
        if (settings.byItself()) {
            beat(() -> {
                backOffice.settleUntil(clock.instant());
                mailer.sendPending();
            });
        }
    }

    private void beat(Runnable work) {
        var unused = later.scheduleWithFixedDelay(() -> missed(work), BEAT, BEAT, TimeUnit.MILLISECONDS);
    }

    private static void missed(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a beat was missed", e);
        }
    }

    /** Opens the books in {@code dir} and the door; a port that is taken is an {@link java.io.UncheckedIOException}. */
    public static SftpCentre open(SftpSettings settings, Path dir, InstantSource clock) {
        return new SftpCentre(settings, dir, clock);
    }

    public SftpSettings settings() {
        return settings;
    }

    @Override
    public URI address() {
        return door.address();
    }

    /** The centre's folders, as its own people see them. */
    public Path folders() {
        return area.root();
    }

    /** Money arrives as told by a receipts file in this centre's dialect; ids and times become the centre's own. */
    public List<Receipt> receive(String receiptsFile) {
        var receipts = wire.readReceipts(receiptsFile);
        receipts.forEach(this::receive);
        return receipts;
    }

    @Override
    public List<Receipt> receiveAll(String receipts) {
        return receive(receipts);
    }

    /** Puts down what may go and reads what came back; false while the hub owes its word on a message. */
    @Override
    public boolean sendPending() {
        return mailer.sendPending();
    }

    @Override
    public void releaseHeld() {
        mailer.releaseHeld();
    }

    @Override
    public void goDown() {
        door.shut();
    }

    @Override
    public void comeUp() {
        door.reopen();
    }

    @Override
    public void close() {
        later.shutdownNow();
        door.close();
        super.close();
    }
}
