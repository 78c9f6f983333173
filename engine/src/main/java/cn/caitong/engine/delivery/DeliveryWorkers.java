package cn.caitong.engine.delivery;

import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.wake.WakeUp;

/**
 * Delivers without a routing engine: marks, sends on threads of its own and gathers the ends. Each partner has its own number
 * of calls at once, so that one that hangs costs the others nothing (P10).
 */
public final class DeliveryWorkers implements AutoCloseable {
    private final Delivery delivery;
    private final Ticker ticker;
    private final WakeUp wakeUp;
    private final EndCollector ends;
    private final SendThreads threads = new SendThreads();

    public DeliveryWorkers(Delivery delivery, Ticker ticker, WakeUp wakeUp) {
        this.delivery = delivery;
        this.ticker = ticker;
        this.wakeUp = wakeUp;
        this.ends = new EndCollector(delivery::end, ticker);
    }

    /** A partner's work: sends what is due, as far as calls are free, and returns without waiting for answers. */
    public Runnable worker(String partner, Translator translator, Sender sender) {
        return new PartnerWorker(delivery, delivery.policy(partner), translator, sender, threads, ends, ticker, wakeUp);
    }

    /** Marks nothing more, waits for the calls that are under way, and records how they ended. */
    @Override
    public void close() {
        threads.close();
        ends.close();
    }
}
