package cn.caitong.connectors.rest;

/** A request could not be made: nothing of it touched the wire. */
public final class NotWrittenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotWrittenException(RuntimeException why) {
        super(why.getMessage(), why);
    }
}
