package cn.caitong.engine.wake;

import cn.caitong.engine.store.PassingFault;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One name's work. Whatever was committed before {@link #ring} is seen by a run that begins after it. */
final class Bell {
    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final String name;
    private final Runnable work;
    private final ExecutorService threads;
    private final Semaphore workers;
    private final AtomicBoolean rung = new AtomicBoolean();

    Bell(String name, int workers, Runnable work, ExecutorService threads) {
        this.name = name;
        this.work = work;
        this.threads = threads;
        this.workers = new Semaphore(workers);
    }

    void ring() {
        rung.set(true);
        if (workers.tryAcquire()) {
            try {
                threads.execute(this::answer);
            } catch (RejectedExecutionException closing) {
                workers.release();
            } catch (Error noThread) { // a worker that never began would count as working for ever
                workers.release();
                LOG.error("Work for {} got no thread; the next token or sweep takes it up", name, noThread);
            }
        }
    }

    private void answer() {
        try {
            while (rung.compareAndSet(true, false)) {
                runOnce();
            }
        } finally {
            workers.release();
        }
        // a token that came between the last look and the release found no free worker
        if (rung.get()) {
            ring();
        }
    }

    /** The boundary of a worker: the failure is told, and the next token or sweep tries again. */
    private void runOnce() {
        try {
            work.run();
        } catch (RuntimeException failed) {
            if (PassingFault.is(failed)) {
                LOG.warn("Work for {} waits for the database: {}", name, failed.toString());
                return;
            }
            LOG.error("Work for {} failed; the next token or sweep takes it up again", name, failed);
        }
    }
}
