package cn.caitong.simulators.queue;

/** The ways in which a partner of queues goes wrong on one message. (Being away is {@link QueueOffice#goDown}.) */
public enum Mischief {
    /** Taken from the queue and never booked, and nothing is said: its system died over it. */
    FORGOTTEN,
    /** Booked, and nothing is said. */
    SILENT,
    /** Booked, and given back to the queue unsaid: it comes again. */
    BROKEN_OFF,
    /** Booked, and answered after the hub has given up waiting. */
    LATE,
    /** Not booked: it says that it cannot just now. */
    BUSY,
    /** Not booked: it says what is wrong. */
    REFUSED,
    /** Booked, and answered twice. */
    TWICE,
    /** Booked, and answered without a status. */
    WITHOUT_STATUS,
    /** Booked, and answered with a status that nobody agreed on. */
    STRANGE_STATUS,
    /** Booked, and answered as if it were another message. */
    OTHERS_ID,
    /** Booked, and answered with megabytes. */
    HUGE
}
