package cn.caitong.simulators.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Messages on which the hub has not had the last word, and those that it refused for good. */
public final class Mailbag<M> {
    private final Function<M, String> id;
    private final Map<String, M> unsent = new LinkedHashMap<>();
    private final Map<String, M> refused = new LinkedHashMap<>();
    private long written;

    public Mailbag(Function<M, String> id) {
        this.id = id;
    }

    /** A new message, or one that was refused and goes once more. */
    public void write(M message) {
        if (refused.remove(id.apply(message)) == null) {
            written++;
        }
        unsent.put(id.apply(message), message);
    }

    /** It is not sent again: the hub took it, or (400 and above) refused it for good. */
    public void close(String messageId, int status) {
        M message = unsent.remove(messageId);
        if (message != null && status >= 400) {
            refused.put(messageId, message);
        }
    }

    /** How many messages were ever written: the next one's order number, less one. */
    public long written() {
        return written;
    }

    /** Oldest first. */
    public List<M> unsent() {
        return List.copyOf(unsent.values());
    }

    public List<M> refused() {
        return List.copyOf(refused.values());
    }
}
