package cn.caitong.simulators.courier;

/** The ways in which a letter is carried badly. */
public enum Slip {
    /** It is sent twice, byte for byte. */
    TWICE,
    /** After it a second one goes, with its id and other content. */
    REUSED_ID,
    /** It waits until {@link Courier#release}. */
    HELD,
    /** It waits until a later one has gone. */
    OVERTAKEN,
    /** It never goes, and its writer believes that it went. */
    LOST,
    /** Cut off in the middle, as if whole; the next time it goes well. */
    MALFORMED,
    /** The connection is broken off before the answer is read; the next time it goes well. */
    UNHEARD
}
