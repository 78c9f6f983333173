package cn.caitong.mappings.json;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A body that its sender did not send whole: nobody else's doing, and nothing of it was taken. */
public final class BrokenBodyException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    BrokenBodyException(IOException broken) {
        super(broken);
    }
}
