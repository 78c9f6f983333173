package cn.caitong.connectors.rest;

/** A request could not be made: nothing of it touched the wire. */
public final class NotWrittenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotWrittenException(RuntimeException why) {
        super(why.getMessage(), why);
    }

    /** Makes a request; whatever goes wrong in that is said so. */
    public static void unless(Runnable made) {
        try {
            made.run();
        } catch (RuntimeException unmade) {
            throw new NotWrittenException(unmade);
        }
    }
}
