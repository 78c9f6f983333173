package cn.caitong.benchmarks.soak;

import cn.caitong.benchmarks.process.HubHome;
import cn.caitong.benchmarks.process.HubProcess;
import cn.caitong.benchmarks.process.Posts;
import cn.caitong.benchmarks.stage.Crowd;
import cn.caitong.benchmarks.stage.Letter;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.StandIn;
import cn.caitong.benchmarks.stage.Terms;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Deposits from receipt to credit, over HTTP: the centre reports money, gets the refund instruction, takes it, and reports the
 * credit. Two messages in and one out for each; what is under way at once is bounded.
 */
final class Crediting implements AutoCloseable {
    private static final int CLIENTS = 32;
    private static final int UNDER_WAY = 2_000;
    private static final int TENDERS = 20;

    private final Letters letters;
    private final StandIn centre;
    private final HubProcess hub;
    private final URI address;
    private final Posts posts = new Posts();
    private final Queue<Letter> credits = new ConcurrentLinkedQueue<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong credited = new AtomicLong();

    Crediting(Terms terms) throws Exception {
        letters = terms.letters();
        centre = new StandIn(
                terms.site().home(), (refund, receipt) -> credits.add(letters.credited(receipt, refund, TENDERS)));
        HubHome home = HubHome.layOut(terms.site(), terms.site().data().resolveSibling("soak"), centre.address());
        hub = HubProcess.start(home);
        address = hub.address();
        for (int tender = 1; tender <= TENDERS; tender++) {
            hand(letters.tender(tender));
        }
    }

    HubProcess hub() {
        return hub;
    }

    /** Messages accepted so far. */
    long messages() {
        return received.get() + credited.get();
    }

    /** Goes on until so many deposits in all have been credited. */
    void until(long deposits) throws Exception {
        Crowd.work(CLIENTS, CLIENTS, client -> work(deposits));
    }

    private void work(long deposits) throws Exception {
        while (credited.get() < deposits) {
            Letter credit = credits.poll();
            if (credit != null) {
                hand(credit);
                credited.incrementAndGet();
            } else {
                receiveOne(deposits);
            }
        }
    }

    private void receiveOne(long deposits) throws Exception {
        long n = received.get();
        if (n >= deposits || n - credited.get() >= UNDER_WAY) {
            LockSupport.parkNanos(Stage.A_MOMENT);
        } else if (received.compareAndSet(n, n + 1)) {
            hand(letters.lateAndLittle(Letters.tenderOf(n, TENDERS), n));
        }
    }

    private void hand(Letter letter) throws Exception {
        while (!posts.isAccepted(address, letter)) {
            LockSupport.parkNanos(Stage.A_MOMENT);
        }
    }

    @Override
    public void close() {
        posts.close();
        hub.close();
        centre.close();
    }
}
