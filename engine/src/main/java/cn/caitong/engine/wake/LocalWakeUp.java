package cn.caitong.engine.wake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Wakes work within this process: each name has its work, run by at most so many threads at once. Tokens that come
 * while work has not begun are one. A name that nobody works on here is passed over.
 */
public final class LocalWakeUp implements WakeUp, AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("wake-", 0).daemon(true).factory());
    private final Map<String, Bell> flows = new ConcurrentHashMap<>();
    private final Map<String, Bell> partners = new ConcurrentHashMap<>();

    /** Gives a flow its work, which takes what it finds until it finds nothing. */
    public void onFlow(String flow, int workers, Runnable work) {
        flows.put(flow, new Bell("flow " + flow, workers, work, threads));
    }

    /** Gives a partner its work, which takes what it finds until it finds nothing. */
    public void onPartner(String partner, int workers, Runnable work) {
        partners.put(partner, new Bell("partner " + partner, workers, work, threads));
    }

    @Override
    public void flow(String flow) {
        ring(flows, flow);
    }

    @Override
    public void partner(String partner) {
        ring(partners, partner);
    }

    /** Takes no more tokens and waits for the work that has begun. */
    @Override
    public void close() {
        flows.clear();
        partners.clear();
        threads.close();
    }

    private static void ring(Map<String, Bell> bells, String name) {
        Bell bell = bells.get(name);
        if (bell != null) {
            bell.ring();
        }
    }
}
