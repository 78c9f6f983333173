package cn.caitong.benchmarks.restart;

import cn.caitong.benchmarks.measure.Costs;
import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.process.HubHome;
import cn.caitong.benchmarks.process.HubProcess;
import cn.caitong.benchmarks.process.Posts;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One hub on one folder, ended again and again under load, each time in one of several ways, and started anew. */
final class Restarts implements AutoCloseable {
    private static final int CLIENTS = 32;
    private static final int TENDERS = 20;
    private static final double LONGEST_START = 300;

    private final HubHome home;
    private final Letters letters;
    private final long load;
    private final Posts posts = new Posts();
    private final AtomicLong next = new AtomicLong();
    private HubProcess hub;
    private URI address;

    /** @param load how many messages the hub accepts before it is ended */
    Restarts(HubHome home, Letters letters, long load) throws IOException, InterruptedException {
        this.home = home;
        this.letters = letters;
        this.load = load;
        hub = HubProcess.start(home);
        address = hub.address();
        for (int tender = 1; tender <= TENDERS; tender++) {
            posts.isAccepted(address, letters.tender(tender));
        }
    }

    /** How it is ended. */
    @FunctionalInterface
    interface Ending {
        void of(HubProcess hub) throws IOException, InterruptedException;
    }

    /** One way to end it, as a side of a comparison; measured is the start that follows, until its first receipt. */
    Side endedBy(String name, Ending ending) {
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Measured run() throws Exception {
                underLoad(ending);
                return new Measured(1, startAgain(), Costs.NONE);
            }
        };
    }

    /** Clients go on sending while it is ended, until they get no answer. */
    private void underLoad(Ending ending) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicLong accepted = new AtomicLong();
        try (ExecutorService clients = Executors.newCachedThreadPool()) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> send(accepted, ended));
            }
            while (accepted.get() < load) {
                LockSupport.parkNanos(Stage.A_MOMENT);
            }
            ending.of(hub);
            ended.set(true);
        }
    }

    private void send(AtomicLong accepted, AtomicBoolean ended) {
        while (!ended.get()) {
            try {
                if (post(next.getAndIncrement())) {
                    accepted.incrementAndGet();
                } else {
                    LockSupport.parkNanos(Stage.A_MOMENT);
                }
            } catch (IOException gone) {
                LockSupport.parkNanos(Stage.A_MOMENT); // it has no receipt: that is what a kill is
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private double startAgain() throws IOException, InterruptedException {
        hub = HubProcess.start(home);
        address = hub.address();
        while (!post(next.getAndIncrement())) {
            if (hub.seconds() > LONGEST_START) {
                throw new IllegalStateException("The hub has started and accepts nothing");
            }
        }
        return hub.seconds();
    }

    private boolean post(long n) throws IOException, InterruptedException {
        return posts.isAccepted(address, letters.lateAndLittle(Letters.tenderOf(n, TENDERS), n));
    }

    @Override
    public void close() {
        posts.close();
        hub.close();
    }
}
