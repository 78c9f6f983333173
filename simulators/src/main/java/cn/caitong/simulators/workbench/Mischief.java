package cn.caitong.simulators.workbench;

/** The ways in which the workbench goes wrong on a call. (Refused connections are {@link Workbench#goDown}.) */
public enum Mischief {
    /** The connection is reset before anything is taken. */
    RESET_UNREAD,
    /** It is taken, then the connection is reset. */
    RESET_AFTER_TAKING,
    /** 500 without a body of its own; nothing is taken. */
    FAIL_500,
    /** The same, but it is taken. */
    TAKE_THEN_500,
    /** A proxy's 503. */
    BARE_503,
    BUSY,
    MAINTENANCE,
    /** It is taken, and half of the announced answer arrives. */
    TRUNCATED,
    /** The answer stands twice on the connection. */
    TWICE,
    /** Taken, and answered with another to-do's id. */
    WRONG_ID,
    /** Taken, and answered with half of a JSON, as if whole. */
    MALFORMED,
    /** The purchaser is not on the workbench. */
    ORG_UNKNOWN
}
