package cn.caitong.app.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Parts that were started one after the other; closing stops the last first. */
final class Started implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** Stops what was started before something failed; what cannot be stopped is added to that failure. */
    void closeAfter(Exception failed) {
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    /** Stops every part; one that cannot be stopped does not keep the others running, nor hide that others cannot be either. */
    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException all =
                    new IllegalStateException("A part could not be stopped", failures.removeFirst());
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }
}
