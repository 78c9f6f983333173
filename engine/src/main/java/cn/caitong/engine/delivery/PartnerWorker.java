package cn.caitong.engine.delivery;

import cn.caitong.engine.outage.Reach;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.wake.WakeUp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partner's sends. A mark takes no more than there are free calls, so that no lease runs while a call waits its turn; and
 * it is made when half of them are free, or ends were recorded, so that marks stay batches.
 */
final class PartnerWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerWorker.class);
    private static final Duration REST = Duration.ofSeconds(1);
    /** An end that comes after its lease is evidence (P3): it is not given up at the first fault. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Delivery delivery;
    private final PartnerPolicy policy;
    private final Translator translator;
    private final Sender sender;
    private final SendThreads threads;
    private final EndCollector ends;
    private final Ticker ticker;
    private final WakeUp wakeUp;
    private final Semaphore free;
    /** Ticker's nanoseconds. A node that met nobody leaves it to the others for a while: it may be the one that is cut off. */
    private volatile long restsUntil;

    PartnerWorker(
            Delivery delivery,
            PartnerPolicy policy,
            Translator translator,
            Sender sender,
            SendThreads threads,
            EndCollector ends,
            Ticker ticker,
            WakeUp wakeUp) {
        this.delivery = delivery;
        this.policy = policy;
        this.translator = translator;
        this.sender = sender;
        this.threads = threads;
        this.ends = ends;
        this.ticker = ticker;
        this.wakeUp = wakeUp;
        this.free = new Semaphore(policy.concurrency());
        this.restsUntil = ticker.nanos();
    }

    @Override
    public void run() {
        if (ticker.nanos() - restsUntil < 0) {
            return;
        }
        int sent;
        do {
            sent = threads.send(this::mark, this::send, this::unsent);
        } while (sent > 0);
    }

    /** What gets no thread was not sent, and its place is free again. */
    private void unsent(Marked marked, Throwable noThread) {
        LOG.error("The call for {} to {} got no thread", marked.outgoing(), marked.partner(), noThread);
        free.release();
        add(marked, new End.NotSent("no-thread"));
    }

    /** As many as there are free calls. */
    private List<Marked> mark() {
        int calls = free.drainPermits();
        if (calls == 0) {
            return List.of();
        }
        int unused = calls;
        try {
            List<Marked> marked = delivery.mark(policy.partner(), calls, translator);
            unused = calls - marked.size();
            return marked;
        } finally {
            free.release(unused);
        }
    }

    private void send(Marked marked) {
        try {
            End end = call(marked);
            if (!marked.isTry()) { // those have their pauses from the outage
                rest(end.reach());
            }
            add(marked, end);
        } finally {
            free.release();
            if (free.availablePermits() * 2 >= policy.concurrency()) {
                wakeUp.partner(policy.partner());
            }
        }
    }

    private void add(Marked marked, End end) {
        long until = marked.deadline() + policy.lease().toNanos();
        ends.add(new EndCollector.Waiting(marked.ended(end), notBefore(until, ticker.nanos() + LATE.toNanos())));
    }

    /** Nanoseconds of the ticker are compared by their difference. */
    private static long notBefore(long until, long least) {
        return until - least < 0 ? least : until;
    }

    private void rest(Reach reach) {
        switch (reach) {
            case AWAY -> restsUntil = ticker.nanos() + REST.toNanos();
            case REACHED -> restsUntil = ticker.nanos();
            case UNCLEAR -> {}
        }
    }

    /** The boundary of a call: whatever goes wrong in it, the message may have arrived. */
    private End call(Marked marked) {
        if (!marked.mayStart(ticker.nanos())) {
            return new End.NotSent("started-too-late");
        }
        try {
            return sender.send(marked);
        } catch (RuntimeException | Error failed) {
            LOG.error("The call for {} to {} failed", marked.outgoing(), marked.partner(), failed);
            return new End.Unknown("call-failed");
        }
    }
}
