package cn.caitong.simulators.traffic;

/** The ways in which a partner goes wrong on one exchange. (Refused connections are no fault: its door is shut.) */
public enum Fault {
    /** The connection is reset before anything is booked. */
    RESET_UNREAD(true, false),
    /** It is booked, then the connection is reset. */
    RESET_AFTER_COMMIT(true, false),
    /** The call lies about for the delay, then is booked and answered: a query meanwhile finds nothing. */
    LATE_COMMIT(true, false),
    /** It is booked at once and answered after the delay: slow, or after the hub's time-out. */
    LATE_ANSWER(true, false),
    /** 500 without the partner's wrapper; nothing is booked. */
    FAIL_500(true, false),
    /** 500 without the partner's wrapper; it is booked. */
    COMMIT_THEN_500(true, false),
    /** A proxy's 503, without the partner's wrapper; nothing is booked, but who can tell. */
    BARE_503(true, false),
    /** The partner's own 429 with Retry-After; nothing is booked. */
    BUSY(true, false),
    /** The partner's own 503 with Retry-After; nothing is booked. */
    MAINTENANCE(true, false),
    /** It is booked; half of the announced answer arrives. */
    TRUNCATED(true, false),

    /** The answer stands twice on the connection; the message is sent twice. */
    TWICE(true, true),
    /** One byte per delay. */
    DRIP(true, true),
    WRONG_AMOUNT(true, true),
    /** An id that nobody has ever used. */
    WRONG_ID(true, true),
    /** The id of another thing of the same kind that this partner knows. */
    OTHERS_ID(true, true),
    /** Cut off in the middle, as if whole. */
    MALFORMED(true, true),
    /** Padded to {@link Misbehaviour#size}. */
    HUGE(true, true),

    /** The message leaves after the delay, by the partner's clock. */
    LATE(false, true),
    /** The message stays until it is released. */
    HELD(false, true),
    /** The message waits until a later one has left. */
    OVERTAKEN(false, true),
    /** The message never leaves. */
    LOST(false, true),
    /** After the message a second one with its id and another amount. */
    REUSED_ID(false, true);

    private final boolean onCalls;
    private final boolean onMessages;

    Fault(boolean onCalls, boolean onMessages) {
        this.onCalls = onCalls;
        this.onMessages = onMessages;
    }

    public boolean fits(Topic topic) {
        return topic.isCall() ? onCalls : onMessages;
    }
}
