package cn.caitong.simulators.http;

import java.net.URI;

/** By which the hub's calls come in: a port, or a queue. */
public interface Entrance extends AutoCloseable {
    /** Where to call; without a slash at its end. */
    URI address();

    /** Lets callers in again after {@link #shut}; nothing happens if it is open. */
    void open();

    /** From now on nobody is let in, and who is in is cut off. */
    void shut();

    @Override
    void close();
}
