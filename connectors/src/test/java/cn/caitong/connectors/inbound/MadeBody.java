package cn.caitong.connectors.inbound;

import java.io.IOException;
import java.io.InputStream;

/** A body that comes byte by byte, or does not. */
final class MadeBody extends InputStream {
    private final Source source;

    /** Gives the next byte, or -1. */
    interface Source {
        int next() throws IOException;
    }

    MadeBody(Source source) {
        this.source = source;
    }

    /** One that nobody may touch. */
    static MadeBody mustNotBeRead() {
        return new MadeBody(() -> {
            throw new AssertionError("read too early");
        });
    }

    @Override
    public int read() throws IOException {
        return source.next();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int next = read();
        if (next < 0) {
            return -1;
        }
        into[from] = (byte) next;
        return 1;
    }
}
