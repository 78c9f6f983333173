package cn.caitong.engine.outage;

/** What the end of an attempt says of the way to its partner. What it says of the message is another matter (P3). */
public enum Reach {
    /** The partner answered, or what was sent lies in its hands. */
    REACHED,
    /** Nobody was there to take it; or what stands before the partner says so. */
    AWAY,
    /** Neither is shown: a server before the partner may have answered, or nobody did. */
    UNCLEAR
}
