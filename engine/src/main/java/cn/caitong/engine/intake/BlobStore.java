package cn.caitong.engine.intake;

import java.io.InputStream;

/** Where bodies too large for a row are kept. What was written is on disk when {@link #write} returns. */
public interface BlobStore {
    /** Keeps the content under a reference that is drawn for it. */
    String write(InputStream content);

    /** The content; the caller closes it. */
    InputStream read(String ref);
}
